namespace ModelMonitor.Baselines;

/// <summary>The rows of a baseline while it is made: for each column a byte, its cell, in the order of time.</summary>
/// <param name="columns">The monitored columns.</param>
/// <param name="cells">By column: the cell of each row.</param>
/// <param name="hours">The hour of each row, as <see cref="LocalHour"/> counts them; <see langword="null"/> where it is not known.</param>
internal sealed class LearnedRows(IReadOnlyList<ColumnBaseline> columns, IReadOnlyList<byte[]> cells, IReadOnlyList<int>? hours)
{
    private const int Seed = 1;

    public IReadOnlyList<ColumnBaseline> Columns => columns;

    public IReadOnlyList<byte[]> Cells => cells;

    public IReadOnlyList<int>? Hours => hours;

    public int Count => cells[0].Length;

    /// <summary>By column: the score of each of its cells.</summary>
    public IReadOnlyList<double[]> Scores { get; } = [.. columns.Select(CellScores.Of)];

    /// <summary>By row: its season.</summary>
    /// <exception cref="InvalidOperationException">The hours are not known.</exception>
    public byte[] SeasonsOf(SeasonKind kind)
    {
        var known = hours ?? throw new InvalidOperationException("The hours of the rows are not known.");
        var seasons = new byte[Count];
        for (var row = 0; row < seasons.Length; row++)
        {
            seasons[row] = (byte)kind.SeasonOf(LocalHour.InWeek(known[row]));
        }

        return seasons;
    }

    /// <summary>
    /// At most so many rows: one drawn from each of as many stretches of equal length, so that they are spread evenly and
    /// miss no cycle.
    /// </summary>
    public int[] Draw(int most)
    {
        var random = new Random(Seed);
        var rows = new int[Math.Min(most, Count)];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = random.Next((int)((long)i * Count / rows.Length), (int)((i + 1L) * Count / rows.Length));
        }

        return rows;
    }

    /// <summary>The scores of at most so many rows, row by row, drawn as <see cref="Draw"/> does.</summary>
    public double[] ScoresOf(int most)
    {
        var rows = Draw(most);
        var scores = new double[rows.Length * columns.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var column = 0; column < columns.Count; column++)
            {
                scores[i * columns.Count + column] = Scores[column][cells[column][rows[i]]];
            }
        }

        return scores;
    }
}
