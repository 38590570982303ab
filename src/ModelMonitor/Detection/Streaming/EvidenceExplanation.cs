using System.Globalization;
using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>Says what evidence shows: the bin that has moved most, and by the pane so far what kind of change it is.</summary>
internal sealed class EvidenceExplanation
{
    private readonly Baseline _baseline;
    private readonly DriftOptions _options;
    private readonly IReadOnlyList<ColumnComparison> _comparisons;

    // Taken with the first change: most models have none.
    private readonly Lazy<RootCause> _rootCause;

    /// <param name="baseline">What slices are compared with.</param>
    /// <param name="comparisons">How its columns are compared.</param>
    /// <param name="options">When a change is an alarm.</param>
    /// <param name="importance">The weights of features; 1 where none is given.</param>
    /// <param name="memory">For how many slices without a finding it is remembered when it was first seen.</param>
    public EvidenceExplanation(
        Baseline baseline, IReadOnlyList<ColumnComparison> comparisons, DriftOptions options, IDictionary<string, double> importance, int memory)
    {
        _baseline = baseline;
        _options = options;
        _comparisons = comparisons;
        _rootCause = new(() => new(baseline, importance, memory), isThreadSafe: false);
    }

    /// <summary>The finding of a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="aspect">What of it has moved.</param>
    /// <param name="effect">By how many times what is large.</param>
    /// <param name="pane">The pane that is being filled.</param>
    public Finding Of(EvidenceColumn column, DriftAspect aspect, double effect, WindowCounts pane)
    {
        var baseline = _baseline.Columns[column.Column];
        var (kind, change) = ChangeOf(column, aspect, pane);
        return new()
        {
            Subject = baseline.Name,
            Aspect = DriftAspect.Evidence,
            Kind = kind,
            Category = AlarmCategories.Of(kind),
            State = DriftState.Drifted,
            Columns = [baseline.Name],
            // 1/e is a p-value, however often one looks; Bonferroni's correction for the columns.
            AdjustedPValue = Math.Min(1, _baseline.Columns.Count * Math.Exp(-column.LogEvidence)),
            Effect = effect,
            Explanation = string.Create(
                CultureInfo.InvariantCulture,
                $"{baseline.Name}: {change}; evidence e^{column.LogEvidence:0} to 1 while the window fills, n = {column.Rows}"),
            AgreedBy = [DetectorNames.Evidence],
        };
    }

    /// <summary>Tells the findings and alarms what they explain, and what to look at first.</summary>
    public void Complete(WindowNews news, WindowCounts pane, long look)
    {
        if (news.Findings.Count > 0)
        {
            var findings = _rootCause.Value.Explain(news, pane, look);
            news.Findings.Clear();
            news.Findings.AddRange(findings);
        }
    }

    private DistributionChange ChangeOf(EvidenceColumn column, DriftAspect aspect, WindowCounts pane)
    {
        var baseline = _baseline.Columns[column.Column];
        var moved = $"{Words.Percent(column.Share)} of the last values {BinWords.Of(baseline, column.Bin)} (expected {Words.Percent(column.ExpectedShare)})";
        return aspect switch
        {
            DriftAspect.MissingValues => new(DriftKind.MissingValues, moved),
            DriftAspect.InfiniteValues => new(DriftKind.InfiniteValues, moved),
            DriftAspect.UnseenCategories => new(DriftKind.UnseenCategories, moved),
            _ => Named(column.Column, pane) ?? new(baseline.Layout is NumericLayout ? DriftKind.Distribution : DriftKind.CategoryShares, moved),
        };
    }

    /// <summary>The change that has a name, where all that is in the pane agrees with it.</summary>
    private DistributionChange? Named(int column, WindowCounts pane)
    {
        if (pane.Columns[column].Finite < _options.MinimumCount)
        {
            return null;
        }

        var comparison = _comparisons[column];
        comparison.Expected.Mix(pane.HourOfWeekRows);
        return comparison.Explain(pane.Columns[column]) is { Kind: not (DriftKind.Distribution or DriftKind.CategoryShares) } change ? change : null;
    }
}
