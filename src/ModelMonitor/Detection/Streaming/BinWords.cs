using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>What the values of a bin are, in words that follow "31 % of the values".</summary>
internal static class BinWords
{
    public static string Of(ColumnBaseline column, int bin) => column.Layout switch
    {
        NumericLayout numeric => OfNumber(numeric, bin, column.Sensitive),
        CategoricalLayout categories => OfCategory(categories, bin, column.Sensitive),
        _ => $"are in bin {column.Layout.LabelOf(bin)}",
    };

    private static string OfNumber(NumericLayout layout, int bin, bool sensitive)
    {
        if (bin >= layout.OrderedBinCount)
        {
            return bin == layout.MissingBin ? "are missing" : "are infinite";
        }

        if (sensitive)
        {
            return $"lie in the baseline's bin {bin + 1} of {layout.OrderedBinCount}";
        }

        var first = layout.BinStarts[bin];
        var last = (bin + 1 < layout.OrderedBinCount ? layout.BinStarts[bin + 1] : layout.OrderedCellCount) - 1;
        var isLowest = first == 0;
        var isHighest = last == layout.Edges.Length;
        return (isLowest, isHighest) switch
        {
            (true, true) => "are numbers",
            (true, false) => $"lie at or below {Words.Number(layout.Edges[last])}",
            (false, true) => $"lie above {Words.Number(layout.Edges[first - 1])}",
            _ when first == last && layout.IsAtom(first) => $"are {Words.Number(layout.Edges[first])}",
            _ => $"lie above {Words.Number(layout.Edges[first - 1])} and up to {Words.Number(layout.Edges[last])}",
        };
    }

    private static string OfCategory(CategoricalLayout layout, int bin, bool sensitive) =>
        bin == layout.MissingCell ? "are missing"
        : bin == layout.UnseenCell ? "belong to categories that the baseline never saw"
        : bin == layout.OtherCell ? "belong to categories outside the most frequent ones"
        : sensitive ? "belong to one category"
        : $"are '{layout.Tracked[bin]}'";
}
