using System.Globalization;
using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>
/// Judges a window while it fills: a column is in alarm once the evidence that it has changed is too strong for chance and
/// the change is large. It needs no persistence, since evidence adds up where a change lasts. It is over when as many
/// stretches as clear an alarm have shown none; a stretch is a window, or what it took to find the change.
/// </summary>
internal sealed class EvidenceDetector
{
    private readonly IReadOnlyList<ColumnBaseline> _columns;
    private readonly bool[] _hasFixed;
    private readonly DriftOptions _options;
    private readonly FalseAlarmBudget _budget;
    private readonly EvidenceMonitor _monitor;
    private readonly int _windowSlices;
    private readonly (Finding Finding, long Until)?[] _raised;

    /// <summary>Makes a detector that has seen no slice.</summary>
    /// <param name="baseline">What slices are compared with.</param>
    /// <param name="options">When a change is an alarm.</param>
    /// <param name="budget">How often a slice may alarm for nothing.</param>
    /// <param name="slices">The slices of a window.</param>
    public EvidenceDetector(Baseline baseline, DriftOptions options, FalseAlarmBudget budget, int slices)
    {
        _columns = baseline.Columns;
        _hasFixed = [.. _columns.Select(column => FixedThresholds.Of(column.Name, options) is not null)];
        _options = options;
        _budget = budget;
        _monitor = new(baseline, slices, options.MinimumCount);
        _windowSlices = slices;
        _raised = new (Finding, long)?[_columns.Count];
    }

    /// <summary>Looks at the slice that has come since the look before.</summary>
    /// <param name="pane">The pane that is being filled.</param>
    /// <returns>What shows in it and which alarms it raises or clears; <see langword="null"/> where there is no news.</returns>
    public WindowNews? Look(WindowCounts pane)
    {
        var alarm = _monitor.Look(pane, _budget.PerLook);
        WindowNews? news = null;
        foreach (var column in alarm?.Columns ?? [])
        {
            var finding = FindingOf(column);
            if (finding.Effect >= 1 && !(_hasFixed[column.Column] && IsOfDistribution(finding.Kind)))
            {
                Raise(column, finding, news ??= new());
            }
        }

        for (var column = 0; column < _raised.Length; column++)
        {
            if (_raised[column] is { } raised && _monitor.Looks >= raised.Until)
            {
                (news ??= new()).Transitions.Add(new(raised.Finding with { State = DriftState.Stable }, IsRaised: false));
                _raised[column] = null;
            }
        }

        return news;
    }

    /// <summary>The pane has closed, and the next one opens.</summary>
    public void ClosePane() => _monitor.ClosePane();

    private void Raise(EvidenceColumn column, Finding finding, WindowNews news)
    {
        news.Findings.Add(finding);
        var until = _monitor.Looks + ((long)_options.ClearAfter * Math.Max(_windowSlices, column.Slices));
        if (_raised[column.Column] is { } known)
        {
            _raised[column.Column] = (known.Finding, Math.Max(known.Until, until));
            return;
        }

        news.Transitions.Add(new(finding, IsRaised: true));
        _raised[column.Column] = (finding, until);
    }

    private Finding FindingOf(EvidenceColumn column)
    {
        var baseline = _columns[column.Column];
        var kind = KindOf(baseline.Layout, column.Bin);
        return new()
        {
            Subject = baseline.Name,
            Aspect = DriftAspect.Evidence,
            Kind = kind,
            Category = AlarmCategories.Of(kind),
            State = DriftState.Drifted,
            Columns = [baseline.Name],
            // 1/e is a p-value, however often one looks; Bonferroni's correction for the columns.
            AdjustedPValue = Math.Min(1, _columns.Count * Math.Exp(-column.LogEvidence)),
            Effect = IsOfDistribution(kind)
                ? Effect.Of(column.Distance, _options.DistanceFloor)
                : Effect.Of(Math.Abs(column.Share - column.ExpectedShare), _options.ShareFloor),
            Explanation = Explain(baseline, column),
            AgreedBy = [DetectorNames.Evidence],
        };
    }

    private static bool IsOfDistribution(DriftKind kind) => kind is DriftKind.Distribution or DriftKind.CategoryShares;

    private static DriftKind KindOf(CellLayout layout, int bin) => layout switch
    {
        NumericLayout numeric when bin == numeric.MissingBin => DriftKind.MissingValues,
        NumericLayout numeric when bin >= numeric.OrderedBinCount => DriftKind.InfiniteValues,
        NumericLayout => DriftKind.Distribution,
        CategoricalLayout categories when bin == categories.UnseenCell => DriftKind.UnseenCategories,
        _ when bin == layout.MissingCell => DriftKind.MissingValues,
        _ => DriftKind.CategoryShares,
    };

    private static string Explain(ColumnBaseline baseline, EvidenceColumn column) =>
        $"{baseline.Name}: {Words.Percent(column.Share)} of the last values {BinWords.Of(baseline, column.Bin)} " +
        string.Create(
            CultureInfo.InvariantCulture,
            $"(expected {Words.Percent(column.ExpectedShare)}); evidence e^{column.LogEvidence:0} to 1 while the window fills, n = {column.Rows}");
}
