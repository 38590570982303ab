using ModelMonitor.Baselines;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>The rows of a window's sample as one score for each column, and how much they are worth.</summary>
/// <param name="baseline">The baseline of the model.</param>
internal sealed class SampledScores(Baseline baseline)
{
    private readonly double[][] _scores = [.. baseline.Columns.Select(CellScores.Of)];
    private readonly int[] _missing = [.. baseline.Columns.Select(column => column.Layout.MissingCell)];

    /// <summary>The mean autocorrelation time of the columns, 1 and up: so many rows in a row count as one.</summary>
    public double MeanTime { get; } = baseline.Profile.AutocorrelationTimes is { Count: > 0 } times ? times.Average() : 1;

    /// <summary>Random Fourier features of the scores of a row; <see langword="null"/> where the baseline has none.</summary>
    public RandomFourierFeatures? Features { get; } = baseline.Profile.Joint is { } joint
        ? new(baseline.Columns.Count, joint.Bandwidth, joint.Seed, joint.Sums.Length) : null;

    /// <summary>The score of each cell of a column.</summary>
    public ReadOnlySpan<double> OfCells(int column) => _scores[column];

    /// <summary>The score of a column in a row.</summary>
    public double Of(ReadOnlySpan<byte> row, int column) => _scores[column][row[column]];

    /// <summary>The scores of all columns in a row.</summary>
    public void Read(ReadOnlySpan<byte> row, Span<double> scores)
    {
        for (var column = 0; column < scores.Length; column++)
        {
            scores[column] = Of(row, column);
        }
    }

    /// <summary>Whether a column has a value in a row.</summary>
    public bool IsPresent(ReadOnlySpan<byte> row, int column) => row[column] != _missing[column];
}
