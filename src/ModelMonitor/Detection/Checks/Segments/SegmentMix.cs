using MathNet.Numerics;
using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>
/// What the shares of a column would be if each segment were as in the baseline and only their shares had moved: it tells a
/// change within segments from one of their mix (Simpson 1951).
/// </summary>
internal sealed class SegmentMix(Baseline baseline)
{
    /// <summary>
    /// The shares of a column's bins to be expected of the window's mix of segments, with the variance that the rows of the
    /// baseline's segments leave them.
    /// </summary>
    /// <param name="index">The index among the columns that make segments.</param>
    /// <param name="column">The column.</param>
    /// <param name="window">The window; its rows in segments that the baseline never saw are left out.</param>
    public (double[] Shares, double[] Variances) Expected(int index, int column, WindowCounts window)
    {
        var segments = baseline.Profile.Segments[index];
        var live = window.Segments[index].Rows;
        var shares = new double[baseline.Columns[column].Layout.BinCount];
        var variances = new double[shares.Length];
        var total = 0.0;
        for (var segment = 0; segment < live.Length; segment++)
        {
            var counts = segments.Counts[segment][column];
            double rows = counts.Sum();
            if (rows == 0)
            {
                continue;
            }

            total += live[segment];
            for (var bin = 0; bin < shares.Length; bin++)
            {
                shares[bin] += live[segment] * counts[bin] / rows;
                variances[bin] += live[segment] / rows * live[segment] * counts[bin] / rows;
            }
        }

        for (var bin = 0; bin < shares.Length; bin++)
        {
            shares[bin] /= Math.Max(1, total);
            variances[bin] /= Math.Max(1, total * total);
        }

        return (shares, variances);
    }

    /// <summary>How far the mix accounts for the change of a column, by the segments that account for most.</summary>
    /// <returns><see langword="null"/> where no other column makes segments, or the window has no rows.</returns>
    public MixExplanation? Explain(int column, WindowCounts window)
    {
        MixExplanation? best = null;
        for (var index = 0; index < window.Segments.Length; index++)
        {
            if (window.Rows > 0 && baseline.Profile.Segments[index].Column != column
                && Explain(index, column, window) is var explanation && !(explanation.Share <= best?.Share))
            {
                best = explanation;
            }
        }

        return best;
    }

    private MixExplanation Explain(int index, int column, WindowCounts window)
    {
        var live = BinsOf(baseline.Columns[column].Layout, window.Columns[column]);
        var (shares, variances) = Expected(index, column, window);
        var (left, degrees) = Distance(live, shares, variances);

        double rows = baseline.Columns[column].Total;
        double[] fixedShares = [.. BinsOf(baseline.Columns[column].Layout, baseline.Columns[column].Counts).Select(count => count / rows)];
        var (moved, _) = Distance(live, fixedShares, [.. fixedShares.Select(share => share / rows)]);

        // A distance without change is about its degrees of freedom.
        var share = Math.Clamp(1 - (Math.Max(0, left - degrees) / Math.Max(double.Epsilon, moved - degrees)), 0, 1);
        var pValue = left <= 0 || degrees <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(degrees / 2, Math.Min(double.MaxValue, left) / 2);
        return new(baseline.Columns[baseline.Profile.Segments[index].Column].Name, moved <= degrees ? 0 : share, pValue);
    }

    /// <summary>A chi-square distance of counts from shares that are themselves estimates.</summary>
    private static (double Distance, double Degrees) Distance(long[] counts, double[] shares, double[] variances)
    {
        double rows = counts.Sum();
        var (distance, degrees) = (0.0, -1.0);
        for (var bin = 0; bin < counts.Length; bin++)
        {
            // Half a row, so that a bin that the baseline's segments lack does not decide alone.
            var variance = (Math.Max(shares[bin], 0.5 / rows) / rows) + variances[bin];
            var difference = (counts[bin] / rows) - shares[bin];
            distance += difference * difference / variance;
            degrees += counts[bin] > 0 || shares[bin] > 0 ? 1 : 0;
        }

        return (distance, degrees);
    }

    private static long[] BinsOf(CellLayout layout, ColumnCounts counts)
    {
        var bins = new long[layout.BinCount];
        layout.AddBins(counts.Cells, bins);
        return bins;
    }
}
