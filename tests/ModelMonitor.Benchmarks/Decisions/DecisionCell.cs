namespace ModelMonitor.Benchmarks.Decisions;

/// <summary>One cell of the table: a kind of data, a window size and a number of columns.</summary>
internal readonly record struct DecisionCell(DataFamily Family, int Rows, int Columns)
{
    public static IReadOnlyList<DecisionCell> All(int[] rows, int[] columns) =>
    [
        .. from family in Enum.GetValues<DataFamily>()
        from size in rows
        from count in columns
        select new DecisionCell(family, size, count),
    ];
}
