using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>
/// Median absolute error, as in scikit-learn: half of the predictions are closer than this. Robust against outliers; needs the
/// raw values, so it does not merge: a <see cref="DDSketch"/> of absolute errors does.
/// </summary>
public static class MedianAbsoluteError
{
    /// <summary>The median of |y − ŷ|. O(n log n).</summary>
    /// <param name="actual">Actual values: at least one, all finite.</param>
    /// <param name="predicted">Predicted values, one for each actual value, all finite.</param>
    /// <param name="weights">A weight of each row in [0, 1e50], or none.</param>
    /// <returns>
    /// The mean of the two middle errors for an even number of rows. With weights the lower weighted median, as in scikit-learn
    /// 1.2: the smallest error at which the errors up to it weigh at least half; NaN when all weights are 0.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, there are no rows, a value is not finite or a weight is out of range.
    /// </exception>
    public static double Of(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights = default)
    {
        Pairs.Require(actual, predicted);
        RowWeights.Require(weights, actual.Length);
        var size = actual.Length;
        var memory = ArrayPool<double>.Shared.Rent(2 * size);
        var errors = memory.AsSpan(0, size);
        var masses = memory.AsSpan(size, weights.Length);
        weights.CopyTo(masses);
        for (var i = 0; i < size; i++)
        {
            errors[i] = Math.Abs(predicted[i] - actual[i]);
        }
        double median;
        if (weights.IsEmpty)
        {
            SampleSort.Sort(errors);
            median = (errors[(size - 1) / 2] + errors[size / 2]) / 2;
        }
        else
        {
            errors.Sort(masses);
            median = LowerMedian(errors, masses);
        }
        ArrayPool<double>.Shared.Return(memory);
        return median;
    }

    private static double LowerMedian(ReadOnlySpan<double> sorted, ReadOnlySpan<double> masses)
    {
        var (total, cumulated) = (0.0, 0.0);
        foreach (var mass in masses)
        {
            total += mass;
        }
        for (var i = 0; i < sorted.Length; i++)
        {
            cumulated += masses[i];
            if (masses[i] > 0 && cumulated >= total / 2)
            {
                return sorted[i];
            }
        }
        return double.NaN;
    }
}
