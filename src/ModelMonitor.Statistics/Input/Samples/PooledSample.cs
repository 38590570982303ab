using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>
/// Two samples pooled, sorted and grouped by value: each distinct value with how often it occurs on either side. Ties
/// are exact, and counts in cells have the same form. Pooled memory: dispose it to give the memory back.
/// </summary>
internal readonly ref struct PooledSample
{
    private readonly double[] _values;
    private readonly long[] _counts;

    public PooledSample(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int minimum = 1)
    {
        Sample.Require(x, nameof(x), minimum);
        Sample.Require(y, nameof(y), minimum);
        var size = x.Length + y.Length;
        _values = ArrayPool<double>.Shared.Rent(2 * size + 2);
        _counts = ArrayPool<long>.Shared.Rent(2 * size);
        var first = Sorted(x, _values.AsSpan(size, x.Length + 1));
        var second = Sorted(y, _values.AsSpan(size + x.Length + 1, y.Length + 1));
        var groups = Group(first, second, _values.AsSpan(0, size), _counts.AsSpan(0, size), _counts.AsSpan(size, size));
        Values = _values.AsSpan(0, groups);
        X = _counts.AsSpan(0, groups);
        Y = _counts.AsSpan(size, groups);
    }

    /// <summary>The distinct values in ascending order.</summary>
    public ReadOnlySpan<double> Values { get; }

    /// <summary>How often the first sample holds each value.</summary>
    public ReadOnlySpan<long> X { get; }

    /// <summary>How often the second sample holds each value.</summary>
    public ReadOnlySpan<long> Y { get; }

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(_values);
        ArrayPool<long>.Shared.Return(_counts);
    }

    /// <summary>The sample in ascending order, with infinity behind it.</summary>
    private static Span<double> Sorted(ReadOnlySpan<double> sample, Span<double> target)
    {
        sample.CopyTo(target);
        SampleSort.Sort(target[..^1]);
        target[^1] = double.PositiveInfinity;
        return target;
    }

    /// <summary>
    /// Merges two sorted samples. Which one is next is as good as random: the loop has no branch that depends on it,
    /// and infinity behind the samples spares the question whether one is at its end.
    /// </summary>
    private static int Group(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Span<double> values, Span<long> x, Span<long> y)
    {
        var (i, j, group) = (0, 0, -1);
        var (countX, countY) = (0L, 0L);
        var last = double.NaN;
        while (i + j < first.Length + second.Length - 2)
        {
            var (a, b) = (first[i], second[j]);
            var fromX = a <= b ? 1 : 0;
            var fromY = b <= a ? 1 : 0;
            var value = a <= b ? a : b;
            var isNew = value == last ? 0 : 1;
            group += isNew;
            // Zero for a new value, all bits for one that goes on.
            var mask = (long)isNew - 1;
            countX = (countX & mask) + fromX;
            countY = (countY & mask) + fromY;
            (values[group], x[group], y[group]) = (value, countX, countY);
            (i, j, last) = (i + fromX, j + fromY, value);
        }
        return group + 1;
    }
}
