using System.Globalization;
using System.Numerics;
using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>
/// Looks for a change whenever a pane closes, without waiting for a window to fill: a predictive count e-process for each
/// column, averaged over the columns, in blocks of 1, 2, 4, ... panes. Short blocks find abrupt changes within panes, long
/// ones small changes. By Ville's inequality one may look at each pane: a block of 2^k panes may alarm for nothing as
/// often as its panes are allowed to, the levels sharing the rate. It depends on the panes' counts alone. Used by one
/// thread at a time.
/// </summary>
internal sealed class EvidenceMonitor
{
    // Smaller changes than such a block shows are left to tests of slow movements.
    private const int LongestBlockWindows = 8;

    // What is allowed by rare panes and long blocks is still no coin to toss.
    private const double LargestRisk = 0.05;

    // The share of columns that an alarm names for nothing.
    private const double FalseNames = 0.01;

    // exp of more is infinite.
    private const double LargestLog = 700;
    private const int MostNames = 5;

    private readonly IReadOnlyList<ColumnBaseline> _columns;
    private readonly EvidenceBaseline[] _baselines;
    private readonly EvidenceBlock _pane;
    private readonly EvidenceBlock[] _blocks;
    private readonly double[] _logEvidence;
    private readonly double[] _strongest;
    private long _panes;

    /// <param name="baseline">The baseline of the model.</param>
    /// <param name="panes">The panes of a window.</param>
    public EvidenceMonitor(Baseline baseline, int panes)
    {
        _columns = baseline.Columns;
        var times = baseline.Profile.AutocorrelationTimes;
        _baselines = [.. _columns.Select((column, i) => new EvidenceBaseline(column, i < times.Count ? times[i] : 1))];
        _pane = new(baseline.Layouts);
        Levels = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)(panes * LongestBlockWindows))) + 1;
        _blocks = [.. Enumerable.Range(0, Levels).Select(_ => new EvidenceBlock(baseline.Layouts))];
        _logEvidence = new double[_columns.Count];
        _strongest = new double[_columns.Count];
    }

    /// <summary>The lengths of blocks: level k restarts every 2^k panes.</summary>
    public int Levels { get; }

    /// <summary>Adds a pane that has closed.</summary>
    /// <param name="pane">Its counts; valid during the call only.</param>
    /// <param name="ratePerPane">The false alarms that a pane may raise on average, above 0.</param>
    /// <param name="expected">
    /// The shares that the pane is expected to have; <see langword="null"/> for those of the whole baseline. Given for all
    /// panes or for none.
    /// </param>
    /// <returns>The strongest evidence above its threshold; <see langword="null"/> where there is none.</returns>
    public EvidenceAlarm? Add(WindowCounts pane, double ratePerPane, ExpectedShares? expected = null)
    {
        _pane.Set(pane, expected);
        var (strongest, evidence, threshold, mean) = (-1, 0d, 0d, 0d);
        for (var level = 0; level < Levels; level++)
        {
            if (PanesSince(level) == 1)
            {
                _blocks[level].Clear();
            }

            _blocks[level].Add(_pane);

            // A block as long as the one below holds the same counts.
            mean = level > 0 && PanesSince(level) == PanesSince(level - 1) ? mean : Evidence(_blocks[level]);
            var required = LogThreshold(level, ratePerPane);
            if (mean >= required && (strongest < 0 || mean - required > evidence - threshold))
            {
                (strongest, evidence, threshold) = (level, mean, required);
                _logEvidence.CopyTo(_strongest, 0);
            }
        }

        var alarm = strongest < 0 ? null : Alarm(strongest, evidence, threshold);
        _panes++;
        return alarm;
    }

    /// <summary>What the logarithm of the evidence must reach.</summary>
    /// <param name="level">k, for blocks of 2^k panes.</param>
    /// <param name="ratePerPane">The false alarms that a pane may raise on average.</param>
    public double LogThreshold(int level, double ratePerPane) =>
        -Math.Log(Math.Min(LargestRisk, ratePerPane * (1L << level) / Levels));

    private int PanesSince(int level) => (int)(_panes & ((1L << level) - 1)) + 1;

    /// <summary>ln of the mean e-value of the columns.</summary>
    private double Evidence(EvidenceBlock block)
    {
        var largest = double.NegativeInfinity;
        for (var column = 0; column < _baselines.Length; column++)
        {
            _logEvidence[column] = _baselines[column].LogEvidence(block, column);
            largest = Math.Max(largest, _logEvidence[column]);
        }

        var sum = 0d;
        foreach (var log in _logEvidence)
        {
            sum += Math.Exp(log - largest);
        }

        return largest + Math.Log(sum / _logEvidence.Length);
    }

    private EvidenceAlarm Alarm(int level, double logEvidence, double logThreshold)
    {
        var block = _blocks[level];
        var levels = Array.ConvertAll(_strongest, log => Math.Exp(Math.Min(LargestLog, log)));
        EBenjaminiHochberg.Adjust(levels, levels);
        var order = Enumerable.Range(0, levels.Length).OrderByDescending(column => _strongest[column]).ToArray();
        EvidenceColumn[] named =
        [
            .. order.Where((column, rank) => rank == 0 || levels[column] <= FalseNames)
                .Select(column => _baselines[column].Describe(block, column, _strongest[column])),
        ];
        var panes = PanesSince(level);
        return new(panes, block.Rows, logEvidence, logThreshold, named, Explain(named, panes, block.Rows, logEvidence));
    }

    private string Explain(EvidenceColumn[] named, int panes, long rows, double logEvidence)
    {
        var first = named[0];
        var others = named is [_] ? ""
            : $"; so have {string.Join(", ", named.Skip(1).Take(MostNames - 1).Select(each => _columns[each.Column].Name))}" +
                (named.Length > MostNames ? $" and {named.Length - MostNames} more" : "");
        var stretch = panes == 1 ? "the last pane" : $"the last {panes} panes";
        return $"{_columns[first.Column].Name} has moved within {stretch}: {Words.Percent(first.Share)} of the values " +
            $"{BinWords.Of(_columns[first.Column], first.Bin)} (expected {Words.Percent(first.ExpectedShare)}){others}; " +
            string.Create(CultureInfo.InvariantCulture, $"evidence e^{logEvidence:0} to 1, n = {rows}");
    }
}
