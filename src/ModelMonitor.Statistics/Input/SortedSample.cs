using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>A sorted copy of a sample in pooled memory. Dispose it to give the memory back.</summary>
internal readonly ref struct SortedSample
{
    private readonly double[] _buffer;

    public SortedSample(ReadOnlySpan<double> sample, string name, int minimum = 1)
    {
        Sample.Require(sample, name, minimum);
        _buffer = ArrayPool<double>.Shared.Rent(sample.Length);
        var values = _buffer.AsSpan(0, sample.Length);
        sample.CopyTo(values);
        values.Sort();
        Values = values;
    }

    public ReadOnlySpan<double> Values { get; }

    public void Dispose() => ArrayPool<double>.Shared.Return(_buffer);
}
