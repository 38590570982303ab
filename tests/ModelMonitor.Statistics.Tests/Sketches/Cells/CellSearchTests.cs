using ModelMonitor.Aggregation;

namespace ModelMonitor.Tests.Aggregation;

public sealed class CellSearchTests
{
    private delegate int Search(ReadOnlySpan<double> values, ReadOnlySpan<double> edges, Span<long> cells);

    private static readonly Dictionary<string, Search> s_searches = new()
    {
        ["512"] = CellSearch.Find512,
        ["256"] = CellSearch.Find256,
        ["128"] = CellSearch.Find128,
        ["each"] = (values, edges, cells) =>
        {
            CellSearch.FindEach(values, edges, cells);
            return values.Length;
        },
        ["chosen"] = (values, edges, cells) =>
        {
            CellSearch.Find(values, edges, cells);
            return values.Length;
        },
    };

    public static TheoryData<string> Paths => [.. s_searches.Keys];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_cell_is_the_number_of_edges_strictly_below(string path) => Samples.Check(Samples.Pairs, pair =>
    {
        var edges = NumericLayout.FromSample(Samples.Sorted(pair.Baseline)).Edges;
        double[] values =
        [
            .. pair.Live.Where(double.IsFinite), .. edges, .. edges.Select(Math.BitIncrement).Where(double.IsFinite),
            .. edges.Select(Math.BitDecrement).Where(double.IsFinite), .. Samples.Extremes,
        ];
        var cells = new long[values.Length];
        var found = s_searches[path](values, edges, cells);
        return found > values.Length - 32
            && cells.Take(found).SequenceEqual(values.Take(found).Select(value => (long)edges.Count(edge => edge < value)));
    });

    [Theory]
    [MemberData(nameof(Paths))]
    public void Without_edges_every_value_is_in_the_first_cell(string path)
    {
        var cells = Enumerable.Repeat(9L, 64).ToArray();

        s_searches[path](new double[64], [], cells).ShouldBe(64);

        cells.ShouldAllBe(cell => cell == 0);
    }
}
