using System.Globalization;
using System.Numerics;
using ModelMonitor.Baselines;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>
/// Cross-checks the p-values of columns: windows without change are simulated from the baseline's counts (its shares from
/// their posterior law, then a window), and small p-values must come as rarely as they say. Where they come more often,
/// their logarithms are scaled down. One column at a time, so that the agent's thread goes on; what is found out is kept
/// with the baseline.
/// </summary>
internal sealed class CountCalibration(Baseline baseline, IReadOnlyList<ColumnComparison> columns)
{
    private const int Simulations = 2_000;

    // One in twenty simulations at least: rarer levels are not seen often enough.
    private static readonly double[] Levels = [0.05, 0.02, 0.01, 0.005];

    // A rate above its level by this many standard errors is no chance; four levels of some fifty columns are looked at.
    private const double Certain = 3.5;

    private double[] _inflation = [];
    private int _size;
    private int _next;

    /// <summary>The size, a power of two, at which windows of so many rows are checked.</summary>
    public static int SizeOf(long rows) => 1 << BitOperations.Log2((ulong)Math.Max(1, rows * rows * 2)) / 2;

    /// <summary>What is known of windows of a size; asks for it to be found out where nothing is.</summary>
    public CalibrationEntry? Find(long rows)
    {
        var size = SizeOf(rows);
        foreach (var entry in baseline.Profile.Calibrations)
        {
            if (entry.WindowSize == size)
            {
                return entry;
            }
        }

        if (_next == _inflation.Length)
        {
            (_size, _next, _inflation) = (size, 0, new double[columns.Count]);
        }

        return null;
    }

    /// <summary>Checks the next column, if any waits.</summary>
    /// <returns>Whether one did.</returns>
    public bool Run()
    {
        if (_next == _inflation.Length)
        {
            return false;
        }

        _inflation[_next] = InflationOf(columns[_next], Seed(_next));
        _next++;
        if (_next == _inflation.Length)
        {
            baseline.Remember(new(_size, _inflation));
        }

        return true;
    }

    private double InflationOf(ColumnComparison column, int seed)
    {
        var (counts, pValueOf) = column.Simulated();
        var size = (long)Math.Round(_size * column.Expected.WindowWeight * column.Baseline.Count / column.Baseline.Total);
        if (size < 1 || counts.AsSpan().IndexOfAnyExcept(0) < 0)
        {
            return 1;
        }

        var law = NullDistribution.FromCounts(
            counts, size, (expected, window) => -Math.Log(Math.Max(double.Epsilon, pValueOf(expected, window))), seed, Simulations);
        var inflation = 1d;
        foreach (var level in Levels)
        {
            var nominal = -Math.Log(level);
            var error = Math.Sqrt(level * (1 - level) / Simulations);
            inflation = law.PValue(nominal) > level + (Certain * error) ? Math.Max(inflation, law.Threshold(level) / nominal) : inflation;
        }

        return inflation;
    }

    // The same for every process that has the baseline.
    private int Seed(int column) =>
        int.Parse(baseline.Id.AsSpan(0, 7), NumberStyles.HexNumber, CultureInfo.InvariantCulture) + (column * 7919) + _size;
}
