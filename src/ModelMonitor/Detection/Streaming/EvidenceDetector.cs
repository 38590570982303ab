using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>
/// Judges a window while it fills: a column is in alarm once the evidence that it has changed is too strong for chance and
/// the change is large. It needs no persistence, since evidence adds up where a change lasts. It is over when as many
/// stretches as clear an alarm have shown none; a stretch is a window, or the longest that it took to find the change.
/// </summary>
internal sealed class EvidenceDetector
{
    private readonly IReadOnlyList<ColumnBaseline> _columns;
    private readonly bool[] _hasFixed;
    private readonly DriftOptions _options;
    private readonly FalseAlarmBudget _budget;
    private readonly EvidenceMonitor _monitor;
    private readonly int _windowSlices;
    private readonly EvidenceExplanation _explanation;
    private readonly Dictionary<int, RaisedEvidence> _raised = [];

    /// <summary>Makes a detector that has seen no slice.</summary>
    /// <param name="baseline">What slices are compared with.</param>
    /// <param name="options">When a change is an alarm.</param>
    /// <param name="budget">How often a slice may alarm for nothing.</param>
    /// <param name="slices">The slices of a window.</param>
    /// <param name="importance">The weights of features; 1 where none is given.</param>
    /// <param name="comparisons">How columns are compared, where other detectors of the thread do it in the same way.</param>
    public EvidenceDetector(
        Baseline baseline, DriftOptions options, FalseAlarmBudget budget, int slices,
        IDictionary<string, double>? importance = null, IReadOnlyList<ColumnComparison>? comparisons = null)
    {
        _columns = baseline.Columns;
        _hasFixed = [.. _columns.Select(column => FixedThresholds.Of(column.Name, options) is not null)];
        _options = options;
        _budget = budget;
        _monitor = new(baseline, slices, options.MinimumCount);
        _windowSlices = slices;
        _explanation = new(
            baseline, comparisons ?? ColumnComparison.Of(baseline, options), options, importance ?? new Dictionary<string, double>(),
            slices * options.ClearAfter);
    }

    /// <summary>Looks at the slice that has come since the look before.</summary>
    /// <param name="pane">The pane that is being filled.</param>
    /// <returns>What shows in it and which alarms it raises or clears; <see langword="null"/> where there is no news.</returns>
    public WindowNews? Look(WindowCounts pane)
    {
        var alarm = _monitor.Look(pane, _budget.PerLook);
        var news = alarm is null ? null : Raise(alarm, pane);
        for (var column = 0; _raised.Count > 0 && column < _columns.Count; column++)
        {
            if (_raised.TryGetValue(column, out var raised) && _monitor.Looks - raised.Named >= _options.ClearAfter * raised.Stretch)
            {
                (news ??= new()).Transitions.Add(new(raised.Finding with { State = DriftState.Stable }, IsRaised: false));
                _raised.Remove(column);
            }
        }

        return news;
    }

    /// <summary>The pane has closed, and the next one opens.</summary>
    public void ClosePane() => _monitor.ClosePane();

    private WindowNews Raise(EvidenceAlarm alarm, WindowCounts pane)
    {
        var news = new WindowNews();
        foreach (var column in alarm.Columns)
        {
            var (aspect, effect) = SizeOf(column);
            if (effect < 1 || (aspect == DriftAspect.Distribution && _hasFixed[column.Column]))
            {
                continue;
            }

            var finding = _explanation.Of(column, aspect, effect, pane);
            news.Findings.Add(finding);
            var stretch = (long)Math.Max(_windowSlices, column.Slices);
            if (_raised.TryGetValue(column.Column, out var known))
            {
                // Small changes show at odd times: what has taken long once may do so again.
                stretch = Math.Max(stretch, Math.Max(known.Stretch, _monitor.Looks - known.Named));
                _raised[column.Column] = known with { Named = _monitor.Looks, Stretch = stretch };
            }
            else
            {
                news.Transitions.Add(new(finding, IsRaised: true));
                _raised[column.Column] = new(finding, _monitor.Looks, stretch);
            }
        }

        _explanation.Complete(news, pane, _monitor.Looks);
        return news;
    }

    /// <summary>What of a column has moved, and by how many times what is large.</summary>
    private (DriftAspect Aspect, double Effect) SizeOf(EvidenceColumn column)
    {
        var aspect = AspectOf(_columns[column.Column].Layout, column.Bin);
        return (aspect, aspect == DriftAspect.Distribution
            ? Effect.Of(column.Distance, _options.DistanceFloor)
            : Effect.Of(Math.Abs(column.Share - column.ExpectedShare), _options.ShareFloor));
    }

    private static DriftAspect AspectOf(CellLayout layout, int bin) => layout switch
    {
        NumericLayout numeric when bin == numeric.MissingBin => DriftAspect.MissingValues,
        NumericLayout numeric when bin >= numeric.OrderedBinCount => DriftAspect.InfiniteValues,
        NumericLayout => DriftAspect.Distribution,
        CategoricalLayout categories when bin == categories.UnseenCell => DriftAspect.UnseenCategories,
        _ when bin == layout.MissingCell => DriftAspect.MissingValues,
        _ => DriftAspect.Distribution,
    };

    /// <summary>An alarm that stands.</summary>
    /// <param name="Finding">What was raised.</param>
    /// <param name="Named">The look at which the evidence last named the column.</param>
    /// <param name="Stretch">The looks that it may take to show again.</param>
    private readonly record struct RaisedEvidence(Finding Finding, long Named, long Stretch);
}
