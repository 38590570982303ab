using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Schema;

namespace ModelMonitor.Detection;

/// <summary>
/// Looks at the findings of a window together: several that have one cause become one, each is told how much of the
/// output's movement it explains, since when it is seen and what to look at first, and the causes come before what
/// follows from them.
/// </summary>
internal sealed class RootCause
{
    private readonly Baseline _baseline;
    private readonly SwappedColumns _swaps;
    private readonly RepeatedRows _repeats;
    private readonly SegmentMix _mix;
    private readonly Contributions _contributions;
    private readonly FirstSeen _firstSeen;
    private readonly FindingOrder _order;

    /// <param name="baseline">What windows are compared with.</param>
    /// <param name="importance">The weights of features, 1 where there is none.</param>
    /// <param name="memory">For how many windows without a finding it is remembered when it was first seen.</param>
    public RootCause(Baseline baseline, IDictionary<string, double> importance, int memory)
    {
        _baseline = baseline;
        _swaps = new(baseline);
        _repeats = new(baseline);
        _mix = new(baseline);
        _contributions = new(baseline);
        _firstSeen = new(memory);
        _order = new(baseline.Columns.Select(column => (column.Name, column.Role)), importance);
    }

    /// <summary>Explains what a window shows; alarms that it raises are told in the same words, under the subjects they have.</summary>
    /// <param name="news">The findings and alarms of the window.</param>
    /// <param name="window">The window.</param>
    /// <param name="look">Its number.</param>
    /// <returns>The findings, the most important first.</returns>
    public IReadOnlyList<Finding> Explain(WindowNews news, WindowCounts window, long look)
    {
        if (news.Findings.Count == 0)
        {
            return [];
        }

        var groups = news.Findings.ConvertAll(finding => new FindingGroup(finding));
        _swaps.Merge(groups, window);
        _repeats.Merge(groups, window);
        _contributions.Measure(window);
        foreach (var group in groups)
        {
            group.Finding = Complete(WithMix(group.Finding, window), window, look);
        }

        for (var i = 0; i < news.Transitions.Count; i++)
        {
            var transition = news.Transitions[i];
            if (transition.IsRaised && groups.Find(group => group.Holds(transition.Finding)) is { } group)
            {
                news.Transitions[i] = transition with { Finding = group.Finding with { Subject = transition.Finding.Subject } };
            }
        }

        var findings = groups.ConvertAll(group => group.Finding);
        findings.Sort(_order);
        return findings;
    }

    private Finding Complete(Finding finding, WindowCounts window, long look)
    {
        var isOutput = finding.Columns is [var only] && RoleOf(only) is ColumnRole.Prediction or ColumnRole.Score;
        return finding with
        {
            ShareExplained = isOutput ? null : _contributions.ShareOf(finding.Columns),
            Explanation = isOutput && _contributions.Describe() is { } parts ? $"{finding.Explanation}; {parts}" : finding.Explanation,
            FirstSeen = _firstSeen.Of(finding.Subject, window.End, look),
            NextStep = NextSteps.For(finding, isOutput),
        };
    }

    /// <summary>A change without a name may be one of the segments' shares only.</summary>
    private Finding WithMix(Finding finding, WindowCounts window)
    {
        if (finding is not { Aspect: DriftAspect.Distribution, Kind: DriftKind.Distribution or DriftKind.CategoryShares }
            || _mix.Explain(IndexOf(finding.Subject), window) is not { IsComplete: true } mix)
        {
            return finding;
        }

        return finding with
        {
            Kind = DriftKind.SegmentMix,
            Category = AlarmCategories.Of(DriftKind.SegmentMix),
            Explanation = $"{finding.Explanation}; within the segments of {mix.By} it is as it was, their shares account for {Words.Percent(mix.Share)}",
        };
    }

    private ColumnRole? RoleOf(string column) => IndexOf(column) is >= 0 and var index ? _baseline.Columns[index].Role : null;

    private int IndexOf(string column)
    {
        for (var i = 0; i < _baseline.Columns.Count; i++)
        {
            if (_baseline.Columns[i].Name == column)
            {
                return i;
            }
        }

        return -1;
    }
}
