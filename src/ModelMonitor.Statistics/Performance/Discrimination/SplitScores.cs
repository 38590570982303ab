using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>Scores of positives and of negatives apart, in no order. Pooled memory: dispose it to give the memory back.</summary>
internal readonly ref struct SplitScores
{
    private readonly double[] _memory;

    public SplitScores(ReadOnlySpan<bool> actual, ReadOnlySpan<double> scores)
    {
        _memory = ArrayPool<double>.Shared.Rent(scores.Length);
        // Positives fill the memory from the front and negatives from the back, without a branch that cannot be predicted.
        var (front, back) = (0, scores.Length - 1);
        for (var i = 0; i < scores.Length; i++)
        {
            var positive = actual[i] ? 1 : 0;
            _memory[actual[i] ? front : back] = scores[i];
            front += positive;
            back -= 1 - positive;
        }
        Positives = _memory.AsSpan(0, front);
        Negatives = _memory.AsSpan(front, scores.Length - front);
    }

    public ReadOnlySpan<double> Positives { get; }

    public ReadOnlySpan<double> Negatives { get; }

    public void Dispose() => ArrayPool<double>.Shared.Return(_memory);
}
