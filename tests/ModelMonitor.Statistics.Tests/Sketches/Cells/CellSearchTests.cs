namespace ModelMonitor.Statistics.Tests;

public sealed class CellSearchTests
{
    private delegate int Search(ReadOnlySpan<double> values, ReadOnlySpan<double> edges, Span<long> cells);

    private static readonly Dictionary<string, Search> Searches = new()
    {
        // Where the machine has not got the instructions, a wider form stands in for it.
        ["tree"] = (values, edges, cells)
            => CellTree.IsSupported && edges.Length <= CellTree.MostEdges ? CellTree.Find(values, edges, cells) : CellSearch.Find512(values, edges, cells),
        ["512"] = CellSearch.Find512,
        ["256"] = CellSearch.Find256,
        ["128"] = CellSearch.Find128,
        ["each"] = (values, edges, cells) =>
        {
            CellSearch.FindEach(values, edges, cells);
            return values.Length;
        },
        ["one"] = (values, edges, cells) =>
        {
            for (var i = 0; i < values.Length; i++)
            {
                cells[i] = CellSearch.Find(values[i], edges);
            }
            return values.Length;
        },
        ["chosen"] = (values, edges, cells) =>
        {
            CellSearch.Find(values, edges, cells);
            return values.Length;
        },
    };

    public static TheoryData<string> Paths => [.. Searches.Keys];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_cell_is_the_number_of_edges_strictly_below(string path)
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            var edges = QuantileEdges.Of([.. pair.X.Order()]);
            return Agrees(path, edges, [.. pair.Y, .. edges, .. edges.Select(Math.BitIncrement), .. edges.Select(Math.BitDecrement), .. Streams.Extremes]);
        });

    [Theory]
    [MemberData(nameof(Paths))]
    public void Any_number_of_edges_will_do(string path)
    {
        foreach (var count in new[] { 0, 1, 2, 7, 8, 9, 11, 12, 31, 32, 62, 63, 64, 255, 256, 257, 300 })
        {
            Agrees(path, [.. Enumerable.Range(0, count).Select(i => (double)i)], [.. Enumerable.Range(-10, 700).Select(i => i / 2.0)])
                .ShouldBeTrue($"{count} edges");
        }
    }

    [Fact]
    public void Cells_without_room_are_refused()
        => Should.Throw<ArgumentException>(() => CellSearch.Find([1, 2], [0], new long[1])).ParamName.ShouldBe("cells");

    private static bool Agrees(string path, double[] edges, double[] values)
    {
        var cells = new long[values.Length];
        var found = Searches[path](values, edges, cells);
        return found > values.Length - 32
            && cells.Take(found).SequenceEqual(values.Take(found).Select(value => (long)edges.Count(edge => edge < value)));
    }
}
