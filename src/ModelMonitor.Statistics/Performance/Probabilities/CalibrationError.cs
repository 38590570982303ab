using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>
/// Expected and maximum calibration error (Naeini et al. 2015; Guo et al. 2017) from binned probabilities. For many classes, pass
/// whether the top class was right with its probability (top-label calibration).
/// </summary>
public static class CalibrationError
{
    /// <summary>Fewest rows of a bin that counts for the maximum.</summary>
    public const int DefaultMinimumBinSize = 20;

    /// <summary>
    /// Errors with bins of equal mass: rows are sorted by probability and split into groups of one size, the first ones a row
    /// larger; equal probabilities are split in the order of the rows. O(n log n). Groups depend on the rows: to merge or to
    /// compare windows use <see cref="CalibrationBins"/>.
    /// </summary>
    /// <param name="actual">Whether each row is positive; at least one row.</param>
    /// <param name="probabilities">The predicted probability of each row, in [0, 1].</param>
    /// <param name="bins">Number of groups, at least 1.</param>
    /// <param name="minimumBinSize">Fewest rows of a bin that counts for the maximum, at least 1.</param>
    /// <returns>The errors.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, there are no rows, or a probability or number is out of range.
    /// </exception>
    public static CalibrationErrorResult EqualMass(
        ReadOnlySpan<bool> actual, ReadOnlySpan<double> probabilities, int bins = 10, int minimumBinSize = DefaultMinimumBinSize)
    {
        BinaryScores.RequireProbabilities(actual, probabilities);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var summary = new BinSummary(minimumBinSize);
        var size = probabilities.Length;
        var keys = ArrayPool<(double Probability, int Row)>.Shared.Rent(size);
        for (var i = 0; i < size; i++)
        {
            keys[i] = (probabilities[i], i);
        }
        // By row among equal probabilities: the sort is not stable.
        keys.AsSpan(0, size).Sort();

        var (share, larger) = Math.DivRem(size, bins);
        for (int bin = 0, row = 0; bin < bins && row < size; bin++)
        {
            var end = row + share + (bin < larger ? 1 : 0);
            var (count, sum, positives) = (end - row, 0.0, 0);
            for (; row < end; row++)
            {
                sum += keys[row].Probability;
                positives += actual[keys[row].Row] ? 1 : 0;
            }
            summary.Add(count, sum, positives);
        }
        ArrayPool<(double, int)>.Shared.Return(keys);
        return summary.Result;
    }

    /// <summary>Errors from the state of bins, which adds up over windows and machines. O(bins), no allocation.</summary>
    /// <param name="counts">Number of rows of each bin; at least one bin.</param>
    /// <param name="probabilitySums">Sum of the probabilities of each bin, within [0, count].</param>
    /// <param name="positives">Number of positive rows of each bin, within [0, count].</param>
    /// <param name="minimumBinSize">Fewest rows of a bin that counts for the maximum, at least 1.</param>
    /// <returns>The errors; NaN without rows.</returns>
    /// <exception cref="ArgumentException">There are no bins, lengths differ, or a number is out of range.</exception>
    public static CalibrationErrorResult FromCounts(
        ReadOnlySpan<long> counts, ReadOnlySpan<double> probabilitySums, ReadOnlySpan<long> positives, int minimumBinSize = DefaultMinimumBinSize)
    {
        if (counts.IsEmpty || counts.Length != probabilitySums.Length || counts.Length != positives.Length)
        {
            throw new ArgumentException(
                $"There are {counts.Length} counts, {probabilitySums.Length} sums and {positives.Length} numbers of positives. Pass one of each for every bin, at least one.",
                nameof(counts));
        }
        CellCounts.Total(counts, nameof(counts), minimum: 0);
        for (var i = 0; i < counts.Length; i++)
        {
            if (positives[i] < 0 || positives[i] > counts[i])
            {
                throw new ArgumentException($"Bin {i} has {positives[i]} positives of {counts[i]} rows.", nameof(positives));
            }
            if (!(probabilitySums[i] >= 0 && probabilitySums[i] <= counts[i]))
            {
                throw new ArgumentException($"The probabilities of bin {i} add up to {probabilitySums[i]} over {counts[i]} rows. They lie in [0, 1].", nameof(probabilitySums));
            }
        }
        var summary = new BinSummary(minimumBinSize);
        for (var i = 0; i < counts.Length; i++)
        {
            summary.Add(counts[i], probabilitySums[i], positives[i]);
        }
        return summary.Result;
    }
}
