using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ModelMonitor.Statistics;

/// <summary>
/// Finds the cells of many values by halving, eight at a time: up to 63 edges stand level by level in ten registers
/// (Eytzinger order), each step looks the next edge up in them, and six steps without a branch replace one comparison with
/// every edge.
/// </summary>
internal static class CellTree
{
    public const int MostEdges = (1 << Levels) - 1;

    /// <summary>Below this, comparing with every edge takes as long.</summary>
    public const int FewestEdges = 12;

    /// <summary>Below this, laying the edges out takes longer than it saves.</summary>
    public const int FewestValues = 64;

    private const int Levels = 6;

    public static bool IsSupported => Avx512F.IsSupported;

    /// <summary>Finds the cells of pairs of vectors.</summary>
    /// <param name="values">Finite values.</param>
    /// <param name="edges">Strictly increasing, at most <see cref="MostEdges"/>.</param>
    /// <param name="cells">As long as <paramref name="values"/>.</param>
    /// <returns>The number of values whose cells were found.</returns>
    public static int Find(ReadOnlySpan<double> values, ReadOnlySpan<double> edges, Span<long> cells)
    {
        Span<double> tree = stackalloc double[10 * Vector512<double>.Count];
        LayOut(edges, tree);
        var level = MemoryMarshal.Cast<double, Vector512<double>>(tree);
        var root = Vector512.Create(tree[0]);
        var (second, third, fourth) = (level[1], level[2], level[3]);
        var (fifth, fifthHigh) = (level[4], level[5]);
        var (sixth0, sixth1, sixth2, sixth3) = (level[6], level[7], level[8], level[9]);
        var vectors = MemoryMarshal.Cast<double, Vector512<double>>(values);
        var results = MemoryMarshal.Cast<long, Vector512<long>>(cells);
        var i = 0;

        // Two searches at once, since each step waits for the one before it. Four need more than sixteen registers: no faster
        // here, and measured to slow down what the thread does next by a third.
        for (; i + 2 <= vectors.Length; i += 2)
        {
            var (a, b) = (vectors[i], vectors[i + 1]);
            var na = Step(Vector512<long>.Zero, root, a);
            var nb = Step(Vector512<long>.Zero, root, b);
            na = Step(na, Avx512F.PermuteVar8x64(second, na), a);
            nb = Step(nb, Avx512F.PermuteVar8x64(second, nb), b);
            na = Step(na, Avx512F.PermuteVar8x64(third, na), a);
            nb = Step(nb, Avx512F.PermuteVar8x64(third, nb), b);
            na = Step(na, Avx512F.PermuteVar8x64(fourth, na), a);
            nb = Step(nb, Avx512F.PermuteVar8x64(fourth, nb), b);
            na = Step(na, Avx512F.PermuteVar8x64x2(fifth, na, fifthHigh), a);
            nb = Step(nb, Avx512F.PermuteVar8x64x2(fifth, nb, fifthHigh), b);
            results[i] = Step(na, OfThirtyTwo(na, sixth0, sixth1, sixth2, sixth3), a);
            results[i + 1] = Step(nb, OfThirtyTwo(nb, sixth0, sixth1, sixth2, sixth3), b);
        }
        return i * Vector512<double>.Count;
    }

    /// <summary>
    /// The tree: node j of level l is the edge of rank (2j + 1)·2^(5 − l) − 1. Each level begins a register; infinity,
    /// which no value exceeds, stands for edges that are not there.
    /// </summary>
    private static void LayOut(ReadOnlySpan<double> edges, Span<double> tree)
    {
        tree.Fill(double.PositiveInfinity);
        var start = 0;
        for (var level = 0; level < Levels; level++)
        {
            var step = 1 << (Levels - level);
            for (int rank = step / 2 - 1, node = start; rank < edges.Length; rank += step, node++)
            {
                tree[node] = edges[rank];
            }
            start += Math.Max(Vector512<double>.Count, 1 << level);
        }
    }

    /// <summary>To the left child, or to the right one where the value exceeds the edge.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Step(Vector512<long> node, Vector512<double> edge, Vector512<double> value)
    {
        var left = node + node;
        return Vector512.ConditionalSelect(Vector512.LessThan(edge, value).AsInt64(), left + Vector512<long>.One, left);
    }

    /// <summary>Looks up in four registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> OfThirtyTwo(
        Vector512<long> node, Vector512<double> first, Vector512<double> second, Vector512<double> third, Vector512<double> fourth)
        => Vector512.ConditionalSelect(
            Vector512.LessThan(node, Vector512.Create(16L)).AsDouble(),
            Avx512F.PermuteVar8x64x2(first, node, second),
            Avx512F.PermuteVar8x64x2(third, node, fourth));
}
