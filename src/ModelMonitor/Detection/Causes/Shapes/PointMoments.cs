namespace ModelMonitor.Detection;

/// <summary>Mean, standard deviation and kurtosis of points with weights.</summary>
internal readonly record struct PointMoments(double Mean, double Deviation, double Kurtosis)
{
    /// <summary>The moments of points, the weights of which sum to 1; without weights all count the same.</summary>
    public static PointMoments Of(ReadOnlySpan<double> values, ReadOnlySpan<double> weights = default)
    {
        var mean = 0d;
        for (var i = 0; i < values.Length; i++)
        {
            mean += WeightOf(i, values, weights) * values[i];
        }

        var (second, fourth) = (0d, 0d);
        for (var i = 0; i < values.Length; i++)
        {
            var (weight, square) = (WeightOf(i, values, weights), (values[i] - mean) * (values[i] - mean));
            second += weight * square;
            fourth += weight * square * square;
        }

        return new(mean, Math.Sqrt(second), fourth / (second * second));
    }

    /// <summary>The moments of the points multiplied by a factor above 0, and an amount added.</summary>
    public PointMoments Linear(double factor, double offset) => new((Mean * factor) + offset, Deviation * factor, Kurtosis);

    /// <summary>The moments of the sum with independent points.</summary>
    public PointMoments Plus(PointMoments other)
    {
        var (own, added) = (Deviation * Deviation, other.Deviation * other.Deviation);
        var second = own + added;
        var fourth = (Kurtosis * own * own) + (6 * own * added) + (other.Kurtosis * added * added);
        return new(Mean + other.Mean, Math.Sqrt(second), fourth / (second * second));
    }

    private static double WeightOf(int i, ReadOnlySpan<double> values, ReadOnlySpan<double> weights) =>
        weights.IsEmpty ? 1d / values.Length : weights[i];
}
