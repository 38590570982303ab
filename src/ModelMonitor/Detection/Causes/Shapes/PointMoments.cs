namespace ModelMonitor.Detection;

/// <summary>Mean, standard deviation, third central moment and kurtosis of points with weights.</summary>
internal readonly record struct PointMoments(double Mean, double Deviation, double Third, double Kurtosis)
{
    /// <summary>The moments of points, the weights of which sum to 1; without weights all count the same.</summary>
    public static PointMoments Of(ReadOnlySpan<double> values, ReadOnlySpan<double> weights = default)
    {
        var mean = 0d;
        for (var i = 0; i < values.Length; i++)
        {
            mean += WeightOf(i, values, weights) * values[i];
        }

        var (second, third, fourth) = (0d, 0d, 0d);
        for (var i = 0; i < values.Length; i++)
        {
            var distance = values[i] - mean;
            var square = distance * distance;
            var weighted = WeightOf(i, values, weights) * square;
            second += weighted;
            third += weighted * distance;
            fourth += weighted * square;
        }

        return new(mean, Math.Sqrt(second), third, fourth / (second * second));
    }

    /// <summary>The moments of the points multiplied by a factor above 0, and an amount added.</summary>
    public PointMoments Linear(double factor, double offset) =>
        new((Mean * factor) + offset, Deviation * factor, Third * factor * factor * factor, Kurtosis);

    /// <summary>The moments of the sum with independent points.</summary>
    public PointMoments Plus(PointMoments other)
    {
        var (own, added) = (Deviation * Deviation, other.Deviation * other.Deviation);
        var second = own + added;
        var fourth = (Kurtosis * own * own) + (6 * own * added) + (other.Kurtosis * added * added);
        return new(Mean + other.Mean, Math.Sqrt(second), Third + other.Third, fourth / (second * second));
    }

    /// <summary>The moments of the points of which a share has gone to one value.</summary>
    public PointMoments With(double value, double share)
    {
        var rest = 1 - share;
        var mean = (rest * Mean) + (share * value);
        var (moved, distance, own) = (Mean - mean, value - mean, Deviation * Deviation);
        var (movedSquare, square) = (moved * moved, distance * distance);
        var second = (rest * (own + movedSquare)) + (share * square);
        var third = (rest * (Third + (3 * own * moved) + (movedSquare * moved))) + (share * square * distance);
        var fourth = (rest * ((Kurtosis * own * own) + (4 * Third * moved) + (6 * own * movedSquare) + (movedSquare * movedSquare)))
            + (share * square * square);
        return new(mean, Math.Sqrt(second), third, fourth / (second * second));
    }

    private static double WeightOf(int i, ReadOnlySpan<double> values, ReadOnlySpan<double> weights) =>
        weights.IsEmpty ? 1d / values.Length : weights[i];
}
