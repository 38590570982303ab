namespace ModelMonitor.Statistics;

/// <summary>Checks of cell edges at the public edge: E increasing edges make E + 1 cells.</summary>
internal static class CellEdges
{
    public static void Require(ReadOnlySpan<double> edges, int cells)
    {
        if (edges.Length != cells - 1)
        {
            throw new ArgumentException(
                $"There are {edges.Length} edges and {cells} cells. E edges separate E + 1 cells.", nameof(edges));
        }
        for (var i = 0; i < edges.Length; i++)
        {
            if (!double.IsFinite(edges[i]) || (i > 0 && edges[i] <= edges[i - 1]))
            {
                throw new ArgumentException(
                    $"Edge {i} is {edges[i]}. Edges must be finite and strictly increasing; merge equal ones.", nameof(edges));
            }
        }
    }

    public static void RequireMagnitude(ReadOnlySpan<double> edges, double largest)
    {
        for (var i = 0; i < edges.Length; i++)
        {
            if (Math.Abs(edges[i]) > largest)
            {
                throw new ArgumentException($"Edge {i} is {edges[i]}. Edges must lie within ±{largest}, so that sums stay finite.", nameof(edges));
            }
        }
    }

    /// <summary>Whether no double lies strictly between the edges of an inner cell: it holds one value only, an atom.</summary>
    public static bool IsAtom(double lower, double upper) => Math.BitIncrement(lower) == upper;
}
