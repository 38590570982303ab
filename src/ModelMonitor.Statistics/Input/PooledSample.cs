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
        _values = ArrayPool<double>.Shared.Rent(2 * size);
        _counts = ArrayPool<long>.Shared.Rent(2 * size);
        var sorted = _values.AsSpan(size, size);
        var first = sorted[..x.Length];
        var second = sorted[x.Length..];
        x.CopyTo(first);
        y.CopyTo(second);
        SampleSort.Sort(first);
        SampleSort.Sort(second);

        var groups = 0;
        for (int i = 0, j = 0; i < first.Length || j < second.Length; groups++)
        {
            var value = j == second.Length || (i < first.Length && first[i] <= second[j]) ? first[i] : second[j];
            var (startX, startY) = (i, j);
            while (i < first.Length && first[i] == value)
            {
                i++;
            }
            while (j < second.Length && second[j] == value)
            {
                j++;
            }
            _values[groups] = value;
            _counts[groups] = i - startX;
            _counts[size + groups] = j - startY;
        }
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
}
