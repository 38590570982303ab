using System.Numerics;
using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>
/// Looks for a change while a window fills, slice by slice: a predictive count e-process for each column, averaged over
/// the columns, in blocks of 1, 2, 4, ... slices. Short blocks find abrupt changes within slices, long ones small changes. By
/// Ville's inequality one may look at each slice: a block of 2^k slices may alarm for nothing as often as its slices are
/// allowed to, the levels sharing the rate. A column that is named starts anew, so that it is named as long as it
/// differs and no longer. It depends on counts alone. Used by one thread at a time.
/// </summary>
internal sealed class EvidenceMonitor
{
    // Smaller changes than such a block shows are left to tests of slow movements.
    private const int LongestBlockWindows = 8;

    // What is allowed by rare slices and long blocks is still no coin to toss.
    private const double LargestRisk = 0.05;

    // The share of columns that an alarm names for nothing.
    private const double FalseNames = 0.01;

    // A long block changes little from slice to slice, and is looked at so many times.
    private const int LooksOfBlock = 8;

    // exp of more is infinite.
    private const double LargestLog = 700;

    private readonly EvidenceBaseline[] _columns;
    private readonly EvidenceSlices _slices;
    private readonly EvidenceBlock _known;
    private readonly EvidenceBlock[] _blocks;
    private readonly double[] _logEvidence;
    private readonly double[] _strongest;
    private readonly int _minimumRows;

    /// <param name="baseline">The baseline of the model.</param>
    /// <param name="slices">The slices of a window.</param>
    /// <param name="minimumRows">The fewest rows on which a column is judged.</param>
    public EvidenceMonitor(Baseline baseline, int slices, int minimumRows)
    {
        _minimumRows = minimumRows;
        _columns = [.. baseline.Columns.Select((_, index) => new EvidenceBaseline(baseline, index))];
        var offsets = new int[_columns.Length + 1];
        for (var column = 0; column < _columns.Length; column++)
        {
            offsets[column + 1] = offsets[column] + _columns[column].Groups;
        }

        _known = new(offsets);
        for (var column = 0; column < _columns.Length; column++)
        {
            Span<long> counts = new long[_columns[column].Groups];
            _columns[column].AddTo(counts, baseline.Columns[column].Counts);
            _known.SetCounts(column, counts);
        }

        _slices = new(_columns, offsets, baseline.Profile.Seasons is null ? 0 : SeasonalBaseline.HoursOfWeek);
        Levels = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)(slices * LongestBlockWindows))) + 1;
        _blocks = [.. Enumerable.Range(0, Levels).Select(_ => new EvidenceBlock(offsets))];
        _logEvidence = new double[_columns.Length];
        _strongest = new double[_columns.Length];
    }

    /// <summary>The lengths of blocks: level k restarts every 2^k slices.</summary>
    public int Levels { get; }

    /// <summary>The slices with rows so far.</summary>
    public long Looks { get; private set; }

    /// <summary>Looks at what has come since the look before.</summary>
    /// <param name="pane">The pane that is being filled.</param>
    /// <param name="ratePerSlice">The false alarms that a slice may raise on average, above 0.</param>
    /// <returns>The strongest evidence above its threshold; <see langword="null"/> where there is none.</returns>
    public EvidenceAlarm? Look(WindowCounts pane, double ratePerSlice)
    {
        if (!_slices.Cut(pane))
        {
            return null;
        }

        var (strongest, evidence, threshold, mean) = (-1, 0d, 0d, 0d);
        for (var level = 0; level < Levels; level++)
        {
            if (SlicesSince(level) == 1)
            {
                _blocks[level].Clear();
            }

            _blocks[level].Add(_slices.Last);
            if (SlicesSince(level) % Math.Max(1, (1 << level) / LooksOfBlock) != 0)
            {
                continue;
            }

            // A block as long as the one below holds the same counts, and that one was looked at.
            mean = level > 0 && SlicesSince(level) == SlicesSince(level - 1) ? mean : Evidence(_blocks[level]);
            var required = LogThreshold(level, ratePerSlice);
            if (mean >= required && (strongest < 0 || mean - required > evidence - threshold))
            {
                (strongest, evidence, threshold) = (level, mean, required);
                _logEvidence.CopyTo(_strongest, 0);
            }
        }

        Looks++;
        return strongest < 0 ? null : new(strongest, evidence, threshold, Name(_blocks[strongest]));
    }

    /// <summary>The pane has closed, and the next one opens.</summary>
    public void ClosePane() => _slices.ClosePane();

    /// <summary>What the logarithm of the evidence must reach.</summary>
    /// <param name="level">k, for blocks of 2^k slices.</param>
    /// <param name="ratePerSlice">The false alarms that a slice may raise on average.</param>
    public double LogThreshold(int level, double ratePerSlice) =>
        -Math.Log(Math.Min(LargestRisk, ratePerSlice * (1L << level) / Levels));

    private int SlicesSince(int level) => (int)(Looks & ((1L << level) - 1)) + 1;

    /// <summary>ln of the mean e-value of the columns.</summary>
    private double Evidence(EvidenceBlock block)
    {
        var largest = double.NegativeInfinity;
        for (var column = 0; column < _columns.Length; column++)
        {
            _logEvidence[column] = block.Rows(column) < _minimumRows ? 0 : _columns[column].LogEvidence(block, _known, column);
            largest = Math.Max(largest, _logEvidence[column]);
        }

        var sum = 0d;
        foreach (var log in _logEvidence)
        {
            sum += Math.Exp(log - largest);
        }

        return largest + Math.Log(sum / _logEvidence.Length);
    }

    /// <summary>The columns that carry the strongest evidence; they start anew.</summary>
    private EvidenceColumn[] Name(EvidenceBlock block)
    {
        var levels = Array.ConvertAll(_strongest, log => Math.Exp(Math.Min(LargestLog, log)));
        EBenjaminiHochberg.Adjust(levels, levels);
        EvidenceColumn[] named =
        [
            .. Enumerable.Range(0, levels.Length).OrderByDescending(column => _strongest[column])
                .Where((column, rank) => rank == 0 || levels[column] <= FalseNames)
                .Select(column => _columns[column].Describe(block, _known, column, _strongest[column])),
        ];
        foreach (var column in named)
        {
            Array.ForEach(_blocks, each => each.Restart(column.Column));
        }

        return named;
    }
}
