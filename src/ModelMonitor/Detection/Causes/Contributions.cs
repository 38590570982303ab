using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>
/// How much of the output's movement the change of each feature explains: the mean response of the baseline's rows,
/// weighted anew so that the feature has the shares of the window. Interactions are left out, and told as joint or unknown.
/// </summary>
internal sealed class Contributions(Baseline baseline)
{
    // An output that moved by less than twice its error has no movement to explain.
    private const double LeastMovement = 2;
    private const double LeastShareTold = 0.05;
    private const int MostTold = 3;

    private readonly Dictionary<string, double> _shares = new(StringComparer.Ordinal);
    private readonly List<double[]>? _curves = baseline.Profile.Response is { } response ? FilledCurves(baseline, response) : null;

    /// <summary>Measures the shares in a window.</summary>
    public void Measure(WindowCounts window)
    {
        _shares.Clear();
        if (_curves is null || Movement(window) is not { } movement)
        {
            return;
        }

        for (var feature = 0; feature < _curves.Count; feature++)
        {
            _shares[baseline.Columns[feature].Name] = Effect(feature, window.Columns[feature]) / movement;
        }
    }

    /// <summary>The share of columns together; <see langword="null"/> where none is a feature, or the output has not moved.</summary>
    public double? ShareOf(IReadOnlyList<string> columns)
    {
        double? sum = null;
        foreach (var column in columns)
        {
            if (_shares.TryGetValue(column, out var share))
            {
                sum = (sum ?? 0) + share;
            }
        }

        return sum;
    }

    /// <summary>The largest shares in words; <see langword="null"/> where there is no movement.</summary>
    public string? Describe()
    {
        if (_shares.Count == 0)
        {
            return null;
        }

        var told = _shares.Where(share => share.Value >= LeastShareTold).OrderByDescending(share => share.Value)
            .ThenBy(share => share.Key, StringComparer.Ordinal).Take(MostTold).ToArray();
        var rest = Words.Percent(Math.Abs(1 - told.Sum(share => share.Value)));
        return told is []
            ? "no single feature explains it"
            : $"explained by {string.Join(", ", told.Select(share => $"{share.Key} ({Words.Percent(share.Value)})"))}, joint or unknown {rest}";
    }

    /// <summary>The movement of the mean response, if it is more than chance.</summary>
    private double? Movement(WindowCounts window)
    {
        var response = baseline.Profile.Response!;
        var (column, counts) = (baseline.Columns[response.Output], window.Columns[response.Output]);
        if (counts.Finite < 2 || column.Count < 2)
        {
            return null;
        }

        var sampling = Math.Sqrt((1d / counts.Finite) + (1d / column.Count));
        var (observed, deviation) = response.Category < 0
            ? (counts.Mean, column.StandardDeviation)
            : ((double)counts.Cells[response.Category] / counts.Finite, Math.Sqrt(response.Mean * (1 - response.Mean)));
        var movement = observed - response.Mean;
        return Math.Abs(movement) >= LeastMovement * deviation * sampling && movement != 0 ? movement : null;
    }

    private double Effect(int feature, ColumnCounts window)
    {
        var (before, curve) = (baseline.Columns[feature].Counts, _curves![feature]);
        double total = window.Total;
        if (total == 0)
        {
            return 0;
        }

        var sum = 0d;
        for (var cell = 0; cell < curve.Length; cell++)
        {
            sum += curve[cell] * ((window.Cells[cell] / total) - ((double)before.Cells[cell] / baseline.Columns[feature].Total));
        }

        return sum;
    }

    /// <summary>Cells of a quantity without rows respond as the nearest that has some.</summary>
    private static List<double[]> FilledCurves(Baseline baseline, ResponseCurves response)
    {
        var curves = new List<double[]>(response.Curves.Count);
        for (var feature = 0; feature < response.Curves.Count; feature++)
        {
            double[] curve = [.. response.Curves[feature]];
            if (baseline.Columns[feature].Layout is NumericLayout layout)
            {
                Fill(curve, baseline.Columns[feature].Counts.Cells.AsSpan(0, layout.OrderedCellCount));
            }

            curves.Add(curve);
        }

        return curves;
    }

    private static void Fill(double[] curve, ReadOnlySpan<long> cells)
    {
        for (var cell = 0; cell < cells.Length; cell++)
        {
            for (var distance = 1; cells[cell] == 0 && distance < cells.Length; distance++)
            {
                var (below, above) = (cell - distance, cell + distance);
                if (below >= 0 && cells[below] > 0)
                {
                    curve[cell] = curve[below];
                    break;
                }

                if (above < cells.Length && cells[above] > 0)
                {
                    curve[cell] = curve[above];
                    break;
                }
            }
        }
    }
}
