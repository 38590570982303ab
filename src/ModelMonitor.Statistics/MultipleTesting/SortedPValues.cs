using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>p-values in ascending order with their original positions, in pooled memory. Dispose it to give the memory back.</summary>
internal readonly ref struct SortedPValues
{
    private readonly double[] _values;
    private readonly int[] _positions;

    public SortedPValues(ReadOnlySpan<double> p, Span<double> adjusted)
    {
        Require(p, adjusted);
        _values = ArrayPool<double>.Shared.Rent(p.Length);
        _positions = ArrayPool<int>.Shared.Rent(p.Length);
        var values = _values.AsSpan(0, p.Length);
        var positions = _positions.AsSpan(0, p.Length);
        p.CopyTo(values);
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = i;
        }
        values.Sort(positions);
        Values = values;
        Positions = positions;
    }

    public ReadOnlySpan<double> Values { get; }

    public ReadOnlySpan<int> Positions { get; }

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(_values);
        ArrayPool<int>.Shared.Return(_positions);
    }

    public static void Require(ReadOnlySpan<double> p, Span<double> adjusted)
    {
        if (adjusted.Length != p.Length)
        {
            throw new ArgumentException(
                $"There is room for {adjusted.Length} adjusted p-values and there are {p.Length} p-values. Pass a span of the same length.",
                nameof(adjusted));
        }
        for (var i = 0; i < p.Length; i++)
        {
            if (!(p[i] >= 0 && p[i] <= 1))
            {
                throw new ArgumentException(
                    $"p-value {i} is {p[i]}. p-values lie in [0, 1]; leave out tests that were not made.", nameof(p));
            }
        }
    }
}
