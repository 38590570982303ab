namespace ModelMonitor.Detection;

/// <summary>The smallest value of a function that falls and rises once: a coarse grid, then finer ones around its best point.</summary>
internal static class Minimum
{
    private const int HalfSteps = 6;
    private const int Rounds = 3;

    /// <summary>Where the function is smallest between two points.</summary>
    /// <param name="lower">The one point.</param>
    /// <param name="upper">The other.</param>
    /// <param name="limit">The value that it must stay below; if it does nowhere, any point is as good.</param>
    /// <param name="function">The function, with the smallest value so far: any that is not below it stands for all such.</param>
    public static double Between(double lower, double upper, double limit, Func<double, double, double> function)
    {
        var (best, reach, smallest) = ((lower + upper) / 2, (upper - lower) / 2, limit);
        Try(best);
        for (var round = 0; round < Rounds && (round == 0 || smallest < limit); round++)
        {
            // From the middle outwards, where most points need no more than a glance.
            var (middle, step) = (best, reach / HalfSteps);
            for (var i = 1; i <= HalfSteps; i++)
            {
                Try(middle + (i * step));
                Try(middle - (i * step));
            }

            reach = step;
        }

        return best;

        void Try(double x)
        {
            var value = function(x, smallest);
            (best, smallest) = value < smallest ? (x, value) : (best, smallest);
        }
    }
}
