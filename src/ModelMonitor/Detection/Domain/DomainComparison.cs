using ModelMonitor.Baselines;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>
/// Whether the rows of a window can be told from those of the baseline, how well, and by which columns: a classifier that is
/// fitted to tell them, and judged on rows that it was not fitted to (Lopez-Paz and Oquab 2017). Made when asked for; it
/// raises no alarm and is in no budget.
/// </summary>
/// <remarks>
/// <para>
/// The classifier is a logistic regression on the normal score of each quantity and its square, on the categories, and on what
/// is missing. It sees what changes in single columns and adds it up over all; of what changes between columns alone it sees
/// nothing: correlations and the joint distribution are tested in every window.
/// </para>
/// <para>
/// Daily and weekly cycles are no excuse here: a night is told from a baseline of whole days, by the hour. Where rows that
/// follow each other are alike (autocorrelation in the baseline), any window lies off its distribution, and the p-value allows
/// for the area that this makes by chance. Where rows repeat, fewer are compared than the samples hold; <see cref="Rows"/> and
/// <see cref="ReferenceRows"/> say how many.
/// </para>
/// <para>
/// Cost, for 512 rows on each side: some 10 ms with 10 quantities, 50 ms with 50; with 50 columns of ten categories each, a
/// second.
/// </para>
/// </remarks>
public sealed record DomainComparison
{
    private const int FewestRows = 10;

    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The baseline whose cells the rows are in.</summary>
    public required string BaselineId { get; init; }

    /// <summary>
    /// Area under the ROC curve of rows that the classifier had not seen, 0 to 1: 0.5 when nothing has changed, 1 when every row
    /// can be told; by custom above 0.65 is drift. NaN with fewer than 10 rows on a side.
    /// </summary>
    public required double AreaUnderCurve { get; init; }

    /// <summary>
    /// One-sided p-value of the area, 0 to 1: how often so large a one comes when nothing has changed. NaN with fewer than 10
    /// rows on a side.
    /// </summary>
    public required double PValue { get; init; }

    /// <summary>The rows of the window that were compared.</summary>
    public required int Rows { get; init; }

    /// <summary>The rows of the baseline that they were compared with.</summary>
    public required int ReferenceRows { get; init; }

    /// <summary>The columns, those that tell most first; empty with fewer than 10 rows on a side.</summary>
    public required IReadOnlyList<ColumnImportance> Columns { get; init; }

    /// <summary>One sentence: whether the rows can be told (p at most 0.05), how well, how sure that is, and by what.</summary>
    public required string Explanation { get; init; }

    /// <summary>Compares the rows of a window with those of the baseline, or with those of an earlier window.</summary>
    /// <param name="reference">What is compared with: mostly <see cref="Baseline.SampledRows"/>.</param>
    /// <param name="rows">What is asked about: mostly <c>MonitoringAgent.LastRows</c>.</param>
    /// <param name="seed">Seed of the draws and the folds: equal samples and seeds give equal results.</param>
    /// <exception cref="ArgumentException">The rows are not in the cells of one baseline.</exception>
    public static DomainComparison Of(SampledRows reference, SampledRows rows, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(rows);
        if (reference.BaselineId != rows.BaselineId)
        {
            throw new ArgumentException(
                $"The rows are in the cells of baseline {rows.BaselineId} of model '{rows.Model}', and the reference in those of " +
                $"{reference.BaselineId} of '{reference.Model}'. Compare with the rows of the baseline that the model is monitored with: " +
                "MonitoringAgent.Baseline(model).SampledRows.",
                nameof(rows));
        }

        var (theirs, own) = DrawnRows.Of(reference, rows, new(seed));
        var comparison = new DomainComparison
        {
            Model = rows.Model,
            BaselineId = rows.BaselineId,
            AreaUnderCurve = double.NaN,
            PValue = double.NaN,
            Rows = own.Length,
            ReferenceRows = theirs.Length,
            Columns = [],
            Explanation = "",
        };
        if (Math.Min(own.Length, theirs.Length) >= FewestRows)
        {
            comparison = comparison.Classify(reference, theirs, rows, own, seed);
        }

        return comparison with { Explanation = DomainSentence.Of(comparison, reference, FewestRows) };
    }

    /// <inheritdoc/>
    public override string ToString() => Explanation;

    private static byte[][] Cells(SampledRows rows, int[] drawn) => [.. drawn.Select(row => rows.Sample.Row(row).ToArray())];

    private DomainComparison Classify(SampledRows reference, int[] theirs, SampledRows rows, int[] own, int seed)
    {
        var columns = rows.Baseline.Columns;
        var (theirCells, ownCells) = (Cells(reference, theirs), Cells(rows, own));
        var terms = new RowTerms(columns, theirCells, ownCells);
        if (terms.Count == 0)
        {
            // One category each, the same in all rows.
            return this with { AreaUnderCurve = 0.5, PValue = 1, Columns = [.. columns.Select(column => new ColumnImportance(column.Name, 0))] };
        }

        var result = DomainClassifier.Test(new(terms.Of(theirCells), terms.Count), new(terms.Of(ownCells), terms.Count), seed);
        var variances = new double[columns.Count];
        for (var term = 0; term < terms.Count; term++)
        {
            variances[terms.ColumnOf(term)] += result.Importance[term] * result.Importance[term];
        }

        var sum = variances.Sum();
        double[] shares = [.. variances.Select(variance => sum > 0 ? variance / sum : 0)];
        return this with
        {
            AreaUnderCurve = result.AreaUnderCurve,
            PValue = AreaLaw.PValue(
                result.AreaUnderCurve, terms.Coefficients, (theirs.Length, own.Length), (reference.Total, rows.Total),
                rows.Baseline.Profile.AutocorrelationTimes, shares, new(seed)),
            Columns =
            [
                .. columns.Select((column, index) => new ColumnImportance(column.Name, shares[index]))
                    .OrderByDescending(column => column.Share),
            ],
        };
    }
}
