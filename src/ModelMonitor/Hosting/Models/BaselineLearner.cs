using System.Globalization;
using ModelMonitor.Baselines;
using ModelMonitor.Capture;

namespace ModelMonitor.Hosting;

/// <summary>Keeps the first predictions of a model until a baseline can be made of them.</summary>
/// <param name="source">The model.</param>
/// <param name="size">How many predictions are enough.</param>
/// <param name="segments">The features that make segments beside those that the code marks.</param>
/// <param name="time">The clock by whose local hours seasons are told apart.</param>
internal sealed class BaselineLearner(PredictionSource source, int size, IReadOnlyList<string> segments, TimeProvider time)
{
    private readonly List<int> _hours = [];
    private readonly int _length = source.Schema.RowLength;
    private double[] _rows = [];
    private int _count;

    public string Progress => string.Create(CultureInfo.InvariantCulture, $"learning a baseline, {_count} of {size} predictions");

    /// <summary>Takes a row.</summary>
    /// <returns>Whether there are enough now.</returns>
    public bool Append(ReadOnlySpan<double> row)
    {
        // Grows as predictions come: many models may wait for their first one.
        if ((_count + 1) * _length > _rows.Length)
        {
            Array.Resize(ref _rows, _length * Math.Min(size, Math.Max(64, _count * 2)));
        }

        _hours.Add(LocalHour.Of(time.GetLocalNow()));
        row.CopyTo(_rows.AsSpan(_count * _length));
        return ++_count == size;
    }

    public Baseline Learn() => Baseline.FromMatrix(
        source.Schema, _rows.AsSpan(0, _count * _length), (column, index) => source.Categories(column)!.NameOf(index), _hours, segments);
}
