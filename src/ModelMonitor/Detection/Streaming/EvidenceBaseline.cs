using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>What the baseline leads to expect of one column, and the evidence of a block against it.</summary>
internal sealed class EvidenceBaseline
{
    // Good and Turing's estimate varies about twice as much as the share of a known category (Good 1953).
    private const double UnseenWeight = 0.5;

    private readonly EvidenceBins _bins;
    private readonly SeasonMixture? _seasons;
    private readonly double _liveWeight;
    private readonly double _weight;
    private readonly int _binCount;

    /// <param name="baseline">The baseline.</param>
    /// <param name="index">The column.</param>
    public EvidenceBaseline(Baseline baseline, int index)
    {
        var column = baseline.Columns[index];
        _binCount = column.Layout.BinCount;
        var bins = new long[_binCount];
        column.Layout.AddBins(column.Counts.Cells, bins);
        _bins = new(column.Layout, bins);
        _seasons = SeasonMixture.Of(baseline, index);
        _liveWeight = 1 / baseline.Profile.JudgedTime(index);
        _weight = _liveWeight * (_bins.UnseenShare > 0 ? UnseenWeight : 1);
    }

    /// <summary>The groups of bins that are looked at.</summary>
    public int Groups => _bins.Count;

    /// <summary>Adds the counts of the column by group.</summary>
    public void AddTo(Span<long> groups, ColumnCounts counts) => _bins.AddCells(groups, counts.Cells);

    /// <summary>Tells a slice what its rows are expected to be, where that depends on when they came.</summary>
    public void Expect(EvidenceBlock slice, int column, ReadOnlySpan<long> hourOfWeekRows)
    {
        if (_seasons is null)
        {
            return;
        }

        Span<double> shares = stackalloc double[_binCount];
        var rows = _seasons.MixShares(hourOfWeekRows, shares);
        if (rows > 0)
        {
            _bins.AddBins(slice.Expect(column, slice.Rows(column) / rows), shares, slice.Rows(column));
        }
    }

    /// <summary>ln of the e-value of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="known">The baseline's own values as one.</param>
    /// <param name="column">The column.</param>
    public double LogEvidence(EvidenceBlock block, EvidenceBlock known, int column)
    {
        Span<double> counts = stackalloc double[Groups];
        Span<double> expected = stackalloc double[Groups];
        Weigh(block, column, _liveWeight, counts);
        Expect(block, known, column, expected);
        return PredictiveCountEProcess.LogEvidence(counts, expected);
    }

    /// <summary>What has moved in a block.</summary>
    /// <inheritdoc cref="LogEvidence"/>
    public EvidenceColumn Describe(EvidenceBlock block, EvidenceBlock known, int column, double logEvidence)
    {
        Span<double> expected = stackalloc double[Groups];
        Expect(block, known, column, expected);
        Span<double> shares = stackalloc double[Groups];
        Weigh(block, column, 1d / block.Rows(column), shares);
        var total = Sum(expected);
        var largest = 0;
        for (var group = 0; group < shares.Length; group++)
        {
            expected[group] /= total;
            largest = Math.Abs(shares[group] - expected[group]) > Math.Abs(shares[largest] - expected[largest]) ? group : largest;
        }

        return new(column, logEvidence)
        {
            Bin = _bins.BinOf(largest),
            Share = shares[largest],
            ExpectedShare = expected[largest],
            Distance = _bins.Distance(shares, expected),
            Rows = block.Rows(column),
            Slices = block.Slices(column),
        };
    }

    /// <summary>
    /// The baseline's values, or what the seasons of the block make of the rows that they rest on; they count for as many
    /// independent ones as they are worth. Slices of one season share its noise: the rows behind the block are their mean, and
    /// not their sum.
    /// </summary>
    private void Expect(EvidenceBlock block, EvidenceBlock known, int column, Span<double> expected)
    {
        if (block.Noise(column) == 0)
        {
            Weigh(known, column, _weight, expected);
        }
        else
        {
            var weight = _weight / block.Noise(column);
            var sums = block.Expected(column);
            for (var group = 0; group < expected.Length; group++)
            {
                expected[group] = sums[group] * weight;
            }
        }

        _bins.ExpectUnseen(expected);
    }

    private static void Weigh(EvidenceBlock block, int column, double weight, Span<double> weighted)
    {
        Span<long> counts = stackalloc long[weighted.Length];
        block.CopyCounts(column, counts);
        for (var group = 0; group < counts.Length; group++)
        {
            weighted[group] = counts[group] * weight;
        }
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0d;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
