using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>
/// Rows of cells as numbers for a classifier: the normal score of a quantity, with a column of 0 and 1 for what is missing;
/// for categories a column of 0 and 1 for each of the most frequent ones, the other ones, unseen ones and missing ones. What
/// is in no row has no column, nor has the most frequent category, which the others tell of.
/// </summary>
internal sealed class RowTerms
{
    // Of more categories, and of all columns, the cost grows with the square.
    private const int MaxCategories = 10;

    private readonly List<Term> _terms = [];
    private int _quantities;

    /// <param name="columns">The columns of the baseline.</param>
    /// <param name="reference">The cells of one side.</param>
    /// <param name="rows">The cells of the other one.</param>
    public RowTerms(IReadOnlyList<ColumnBaseline> columns, IEnumerable<byte[]> reference, IEnumerable<byte[]> rows)
    {
        var counts = columns.Select(column => new long[column.Layout.CellCount]).ToArray();
        foreach (var row in reference.Concat(rows))
        {
            for (var column = 0; column < counts.Length; column++)
            {
                counts[column][row[column]]++;
            }
        }

        for (var column = 0; column < counts.Length; column++)
        {
            if (columns[column].Layout is CategoricalLayout categories)
            {
                AddCategories(column, categories, counts[column]);
            }
            else
            {
                AddQuantity(column, columns[column], counts[column]);
            }
        }
    }

    /// <summary>The columns of the classifier.</summary>
    public int Count => _terms.Count;

    /// <summary>The coefficients of the classifier but for the intercept: quantities have squares too.</summary>
    public int Coefficients => _terms.Count + _quantities;

    /// <summary>The column of the baseline that a term is of.</summary>
    public int ColumnOf(int term) => _terms[term].Column;

    /// <summary>The numbers of rows, row after row.</summary>
    public double[] Of(IReadOnlyList<byte[]> rows)
    {
        var values = new double[rows.Count * Count];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var term = 0; term < Count; term++)
            {
                var (column, ofCell) = _terms[term];
                values[(row * Count) + term] = ofCell[rows[row][column]];
            }
        }

        return values;
    }

    private void AddQuantity(int column, ColumnBaseline baseline, long[] counts)
    {
        _quantities++;
        _terms.Add(new(column, CellScores.Of(baseline)));
        if (counts[baseline.Layout.MissingCell] > 0)
        {
            AddIndicator(column, counts.Length, cell => cell == baseline.Layout.MissingCell);
        }
    }

    private void AddCategories(int column, CategoricalLayout layout, long[] counts)
    {
        // Cells are in the order of frequency.
        int GroupOf(int cell) => cell < Math.Min(MaxCategories, layout.Tracked.Count) ? cell : Math.Max(cell, layout.OtherCell);
        var groups = Enumerable.Range(0, counts.Length).GroupBy(GroupOf, cell => counts[cell])
            .Select(group => (Cell: group.Key, Count: group.Sum())).Where(group => group.Count > 0)
            .OrderByDescending(group => group.Count).ThenBy(group => group.Cell);
        foreach (var (group, _) in groups.Skip(1))
        {
            AddIndicator(column, counts.Length, cell => GroupOf(cell) == group);
        }
    }

    private void AddIndicator(int column, int cells, Func<int, bool> isIn) =>
        _terms.Add(new(column, [.. Enumerable.Range(0, cells).Select(cell => isIn(cell) ? 1.0 : 0)]));

    /// <summary>A column of the classifier.</summary>
    /// <param name="Column">The column of the baseline.</param>
    /// <param name="OfCell">What each of its cells is.</param>
    private sealed record Term(int Column, double[] OfCell);
}
