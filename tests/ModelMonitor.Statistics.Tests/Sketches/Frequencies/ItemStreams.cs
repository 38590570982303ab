using FsCheck;
using FsCheck.Fluent;

namespace ModelMonitor.Statistics.Tests;

/// <summary>Streams of weighted items, skewed and even, in a few more kinds than there are counters.</summary>
public static class ItemStreams
{
    private static readonly string[] Names =
        [.. Enumerable.Range(0, 36).Select(i => $"item {i}"), "", "\ud800", "Zürich", "\u6771\u4eac \ud83d\ude80"];

    public static Gen<(int Capacity, (string Item, int Weight)[] First, (string Item, int Weight)[] Second)> Pairs { get; } =
        from capacity in Gen.Choose(1, 20)
        from first in One
        from second in One
        select (capacity, first, second);

    private static Gen<(string Item, int Weight)[]> One =>
        from size in Gen.Choose(0, 150)
        from skew in Gen.Elements(1, 2, 4)
        from largest in Gen.Elements(1, 1, 30)
        from items in (from u in Gen.Choose(0, 9_999)
                       from weight in Gen.Choose(1, largest)
                       select (Names[(int)(Names.Length * Math.Pow(u / 10_000.0, skew))], weight)).ArrayOf(size)
        select items;

    public static Dictionary<string, long> Truth(params (string Item, int Weight)[][] streams)
    {
        var truth = Names.ToDictionary(name => name, _ => 0L);
        foreach (var (item, weight) in streams.SelectMany(stream => stream))
        {
            truth[item] += weight;
        }
        return truth;
    }
}
