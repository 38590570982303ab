using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>
/// Placement values: of a positive, the share of negatives it beats; of a negative, the share of positives that beat it; ties
/// count ½. Both average to the area under the ROC curve.
/// </summary>
internal static class Placements
{
    /// <summary>Fills one value for each row; NaN where the other class is empty. O(n log n).</summary>
    public static (int Positives, int Negatives) Fill(
        ReadOnlySpan<bool> actual, ReadOnlySpan<double> scores, Span<double> placements)
    {
        var size = scores.Length;
        var pooledKeys = ArrayPool<double>.Shared.Rent(size);
        var pooledRows = ArrayPool<int>.Shared.Rent(size);
        var keys = pooledKeys.AsSpan(0, size);
        var rows = pooledRows.AsSpan(0, size);
        scores.CopyTo(keys);
        var positives = 0;
        for (var i = 0; i < size; i++)
        {
            rows[i] = i;
            positives += actual[i] ? 1 : 0;
        }
        keys.Sort(rows);

        double m = positives, n = size - positives;
        var (positivesBelow, negativesBelow) = (0, 0);
        for (var start = 0; start < size;)
        {
            var (end, positivesTied) = (start, 0);
            for (; end < size && keys[end] == keys[start]; end++)
            {
                positivesTied += actual[rows[end]] ? 1 : 0;
            }
            var negativesTied = end - start - positivesTied;
            var ofPositive = (negativesBelow + negativesTied / 2.0) / n;
            var ofNegative = (m - positivesBelow - positivesTied / 2.0) / m;
            for (; start < end; start++)
            {
                placements[rows[start]] = actual[rows[start]] ? ofPositive : ofNegative;
            }
            positivesBelow += positivesTied;
            negativesBelow += negativesTied;
        }
        ArrayPool<double>.Shared.Return(pooledKeys);
        ArrayPool<int>.Shared.Return(pooledRows);
        return (positives, size - positives);
    }
}
