using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>
/// Scores from the highest to the lowest, grouped by value: each distinct score is a threshold, with the weight of
/// the positives and of the negatives that have it. Pooled memory: dispose it to give the memory back.
/// </summary>
internal readonly ref struct RankedScores
{
    private readonly double[] _memory;

    /// <summary>Ranks scores that were checked. Rows of weight 0 are left out.</summary>
    public RankedScores(ReadOnlySpan<bool> actual, ReadOnlySpan<double> scores, ReadOnlySpan<double> weights)
    {
        var size = scores.Length;
        _memory = ArrayPool<double>.Shared.Rent(3 * size);
        var thresholds = _memory.AsSpan(0, size);
        var positives = _memory.AsSpan(size, size);
        var negatives = _memory.AsSpan(2 * size, size);
        var groups = weights.IsEmpty
            ? Count(actual, scores, thresholds, positives, negatives)
            : Weigh(actual, scores, weights, thresholds, positives, negatives);
        Thresholds = thresholds[..groups];
        Positives = positives[..groups];
        Negatives = negatives[..groups];
        for (var i = 0; i < groups; i++)
        {
            TotalPositive += positives[i];
            TotalNegative += negatives[i];
        }
    }

    /// <summary>The distinct scores, the highest first.</summary>
    public ReadOnlySpan<double> Thresholds { get; }

    /// <summary>Weight of the positives that have each score.</summary>
    public ReadOnlySpan<double> Positives { get; }

    /// <summary>Weight of the negatives that have each score.</summary>
    public ReadOnlySpan<double> Negatives { get; }

    public double TotalPositive { get; }

    public double TotalNegative { get; }

    public void Dispose() => ArrayPool<double>.Shared.Return(_memory);

    private static int Count(
        ReadOnlySpan<bool> actual, ReadOnlySpan<double> scores, Span<double> thresholds, Span<double> positives, Span<double> negatives)
    {
        using var split = new SplitScores(actual, scores);
        using var pooled = new PooledSample(split.Positives, split.Negatives, minimum: 0);
        var groups = pooled.Values.Length;
        for (int i = 0, from = groups - 1; i < groups; i++, from--)
        {
            (thresholds[i], positives[i], negatives[i]) = (pooled.Values[from], pooled.X[from], pooled.Y[from]);
        }
        return groups;
    }

    private static int Weigh(
        ReadOnlySpan<bool> actual, ReadOnlySpan<double> scores, ReadOnlySpan<double> weights, Span<double> thresholds, Span<double> positives, Span<double> negatives)
    {
        var size = scores.Length;
        var memory = ArrayPool<double>.Shared.Rent(2 * size);
        var keys = memory.AsSpan(0, size);
        var signed = memory.AsSpan(size, size);
        var rows = 0;
        for (var i = 0; i < size; i++)
        {
            if (weights[i] > 0)
            {
                keys[rows] = scores[i];
                signed[rows++] = actual[i] ? weights[i] : -weights[i];
            }
        }
        keys[..rows].Sort(signed[..rows]);
        var groups = 0;
        for (var i = rows - 1; i >= 0; groups++)
        {
            var (value, positive, negative) = (keys[i], 0.0, 0.0);
            for (; i >= 0 && keys[i] == value; i--)
            {
                positive += Math.Max(0, signed[i]);
                negative += Math.Max(0, -signed[i]);
            }
            (thresholds[groups], positives[groups], negatives[groups]) = (value, positive, negative);
        }
        ArrayPool<double>.Shared.Return(memory);
        return groups;
    }
}
