namespace ModelMonitor.Detection;

/// <summary>The smallest value of a function that falls and rises once: a coarse grid, then a fine one around its best point.</summary>
internal static class Minimum
{
    private const int Steps = 12;
    private const int Rounds = 3;

    /// <summary>Where the function is smallest between two points.</summary>
    /// <param name="lower">The one point.</param>
    /// <param name="upper">The other.</param>
    /// <param name="function">The function, with the smallest value so far: any that is not below it stands for all such.</param>
    public static double Between(double lower, double upper, Func<double, double, double> function)
    {
        var best = (lower + upper) / 2;
        for (var round = 0; round < Rounds; round++)
        {
            var step = (upper - lower) / Steps;
            var smallest = double.PositiveInfinity;
            for (var i = 0; i <= Steps; i++)
            {
                var value = function(lower + (i * step), smallest);
                if (value < smallest)
                {
                    (best, smallest) = (lower + (i * step), value);
                }
            }

            (lower, upper) = (best - step, best + step);
        }

        return best;
    }
}
