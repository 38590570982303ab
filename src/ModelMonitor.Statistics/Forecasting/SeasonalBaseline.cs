namespace ModelMonitor.Statistics;

/// <summary>
/// What a metric usually is in each cell of a season, such as each hour of the week: a robust centre and scale, drawn
/// towards those of the group of the cell (the same hour on all days) and of all cells where a cell has few values.
/// Medians and scales are those of Iglewicz and Hoaglin (1993); the shrinkage is derived here. Learning is O(N log N), a score
/// O(1). Immutable and thread-safe; not mergeable, for medians are not.
/// </summary>
public sealed class SeasonalBaseline
{
    /// <summary>Hours in a week.</summary>
    public const int HoursOfWeek = 168;

    /// <summary>Hours in a day.</summary>
    public const int HoursOfDay = 24;

    // A cell of this many values weighs as much as what it is drawn towards.
    private const double Shrinkage = 8;

    private readonly RobustZ[] _cells;

    private SeasonalBaseline(RobustZ[] cells) => _cells = cells;

    /// <summary>Number of cells.</summary>
    public int Cells => _cells.Length;

    /// <summary>Centre and scale of a cell.</summary>
    /// <param name="cell">Its number, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cell.</exception>
    public RobustZ this[int cell]
        => (uint)cell < (uint)_cells.Length
            ? _cells[cell]
            : throw new ArgumentOutOfRangeException(nameof(cell), cell, $"The cells are 0 to {_cells.Length - 1}.");

    /// <summary>The cell of a time by its own clock: 0 to 23 on Sunday, up to 167 on Saturday night.</summary>
    /// <param name="time">A time with the offset of the place whose week it is.</param>
    public static int HourOfWeek(DateTimeOffset time) => (int)time.DayOfWeek * HoursOfDay + time.Hour;

    /// <summary>
    /// Learns median and scale (see <see cref="RobustZ"/>) of every cell. With n values of its own, a cell has the weight
    /// n/(n + 8) against its group, and the group likewise against all values. O(N log N).
    /// </summary>
    /// <param name="cells">The cell of each value, 0 to <paramref name="cellCount"/> − 1.</param>
    /// <param name="values">The values, all finite, at least one.</param>
    /// <param name="cellCount">
    /// Number of cells, a multiple of the number of groups; 168 hours of the week unless told otherwise.
    /// </param>
    /// <param name="groupCount">
    /// Number of groups: cell c belongs to group c mod groupCount; 24 hours of the day unless told otherwise.
    /// </param>
    /// <returns>The baseline; a cell without values is as its group, a group without values as all.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, a cell does not exist, a value is NaN or infinite, or there are none.
    /// </exception>
    public static SeasonalBaseline Learn(
        ReadOnlySpan<int> cells, ReadOnlySpan<double> values, int cellCount = HoursOfWeek, int groupCount = HoursOfDay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groupCount, 1);
        if (cellCount < groupCount || cellCount % groupCount != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(cellCount), cellCount, $"The number of cells must be a multiple of the {groupCount} groups.");
        }
        Sample.Require(values, nameof(values));
        RequireCells(cells, values.Length, cellCount);

        var all = values.ToArray();
        Array.Sort(all);
        var groups = Towards(cells, values, groupCount, parents: [RobustZ.FromSorted(all)]);
        return new SeasonalBaseline(Towards(cells, values, cellCount, groups));
    }

    /// <summary>The robust z-score of a value in its cell.</summary>
    /// <param name="cell">Number of the cell, from 0.</param>
    /// <param name="value">Any value.</param>
    /// <returns>Its distance from the centre of the cell in units of the scale; see <see cref="RobustZ.Score"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cell.</exception>
    public double Score(int cell, double value) => this[cell].Score(value);

    /// <summary>
    /// Centre and scale of the values of each class (cell mod count), drawn towards its parent (class mod parents).
    /// </summary>
    private static RobustZ[] Towards(ReadOnlySpan<int> cells, ReadOnlySpan<double> values, int count, RobustZ[] parents)
    {
        var starts = new int[count + 1];
        foreach (var cell in cells)
        {
            starts[cell % count + 1]++;
        }
        for (var i = 0; i < count; i++)
        {
            starts[i + 1] += starts[i];
        }
        var sorted = new double[values.Length];
        var next = starts.AsSpan(0, count).ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            sorted[next[cells[i] % count]++] = values[i];
        }

        var result = new RobustZ[count];
        for (var i = 0; i < count; i++)
        {
            var own = sorted.AsSpan(starts[i], starts[i + 1] - starts[i]);
            var parent = parents[i % parents.Length];
            result[i] = parent;
            if (!own.IsEmpty)
            {
                own.Sort();
                var (median, scale) = RobustZ.FromSorted(own);
                var weight = own.Length / (own.Length + Shrinkage);
                result[i] = new RobustZ(parent.Median + weight * (median - parent.Median), parent.Scale + weight * (scale - parent.Scale));
            }
        }
        return result;
    }

    private static void RequireCells(ReadOnlySpan<int> cells, int values, int cellCount)
    {
        if (cells.Length != values)
        {
            throw new ArgumentException($"There are {cells.Length} cells and {values} values. Pass the cell of each value.", nameof(cells));
        }
        for (var i = 0; i < cells.Length; i++)
        {
            if ((uint)cells[i] >= (uint)cellCount)
            {
                throw new ArgumentException($"Cell {i} is {cells[i]}; the cells are 0 to {cellCount - 1}.", nameof(cells));
            }
        }
    }
}
