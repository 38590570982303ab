using ModelMonitor.Baselines;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>What the baseline leads to expect of one column, and the evidence of a block against it.</summary>
internal sealed class EvidenceBaseline
{
    // Beyond, the order of the baseline's rows is its season and no memory.
    private const double LargestAutocorrelationTime = 25;

    // Good and Turing's estimate varies about twice as much as the share of a known category (Good 1953).
    private const double UnseenWeight = 0.5;

    private readonly EvidenceBins _bins;
    private readonly long[] _counts;
    private readonly double _liveWeight;
    private readonly double _weight;

    /// <param name="column">The column.</param>
    /// <param name="autocorrelationTime">So many rows count as one, 1 and up.</param>
    public EvidenceBaseline(ColumnBaseline column, double autocorrelationTime)
    {
        _counts = new long[column.Layout.BinCount];
        column.Layout.AddBins(column.Counts.Cells, _counts);
        _bins = new(column.Layout, _counts);
        _liveWeight = 1 / Math.Clamp(autocorrelationTime, 1, LargestAutocorrelationTime);
        _weight = _liveWeight * (_bins.UnseenShare > 0 ? UnseenWeight : 1);
    }

    /// <summary>ln of the e-value of a block.</summary>
    public double LogEvidence(EvidenceBlock block, int column)
    {
        Span<double> counts = stackalloc double[_bins.Count];
        Span<double> expected = stackalloc double[_bins.Count];
        counts.Clear();
        _bins.AddTo(counts, block.Counts(column), _liveWeight);
        Expect(block, column, expected);
        return PredictiveCountEProcess.LogEvidence(counts, expected);
    }

    /// <summary>The bin whose share has moved most.</summary>
    public EvidenceColumn Describe(EvidenceBlock block, int column, double logEvidence)
    {
        Span<double> counts = stackalloc double[_bins.Count];
        Span<double> expected = stackalloc double[_bins.Count];
        counts.Clear();
        _bins.AddTo(counts, block.Counts(column), 1);
        var known = Expect(block, column, expected);
        var (largest, share, expectedShare) = (0, 0d, 0d);
        for (var group = 0; group < counts.Length; group++)
        {
            var (live, before) = (counts[group] / block.Rows, expected[group] / known);
            if (Math.Abs(live - before) > Math.Abs(share - expectedShare))
            {
                (largest, share, expectedShare) = (group, live, before);
            }
        }

        return new(column, logEvidence, _bins.BinOf(largest), share, expectedShare);
    }

    /// <summary>
    /// The baseline's counts, or those that the expected shares of the block make of the rows that they rest on; they count
    /// for as many independent ones as they are worth. Returns their sum.
    /// </summary>
    private double Expect(EvidenceBlock block, int column, Span<double> expected)
    {
        expected.Clear();
        if (block.Noise(column) == 0)
        {
            _bins.AddTo(expected, _counts, _weight);
        }
        else
        {
            // Panes of one season share its noise: the rows behind the block are their mean, and not their sum.
            _bins.AddTo(expected, block.Expected(column), _weight / block.Noise(column));
        }

        var total = 0d;
        foreach (var count in expected)
        {
            total += count;
        }

        _bins.ExpectUnseen(expected, total);
        return total;
    }
}
