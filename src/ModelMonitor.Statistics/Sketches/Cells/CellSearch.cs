using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ModelMonitor.Statistics;

/// <summary>
/// Finds the cells of values without branches that depend on the data: with AVX-512 and up to 63 edges many values at
/// once halve their way through registers, else and up to 256 edges they are compared with every edge, in vectors. All
/// forms give identical results.
/// </summary>
public static class CellSearch
{
    private const int MostCompared = 256;

    /// <summary>For each value the number of edges strictly below it, which is the number of its right-closed cell. Allocates nothing.</summary>
    /// <param name="values">Finite values.</param>
    /// <param name="edges">Strictly increasing, finite; there may be none. Not checked.</param>
    /// <param name="cells">Takes a cell for each value; at least as long as <paramref name="values"/>.</param>
    /// <exception cref="ArgumentException">There is no room for all cells.</exception>
    public static void Find(ReadOnlySpan<double> values, ReadOnlySpan<double> edges, Span<long> cells)
    {
        if (cells.Length < values.Length)
        {
            throw new ArgumentException($"There is room for {cells.Length} cells of {values.Length} values. Pass a span as long as the values.", nameof(cells));
        }
        var found = edges.Length > MostCompared ? 0
            : CellTree.IsSupported && IsTree(values.Length, edges.Length) ? CellTree.Find(values, edges, cells)
            : Vector512.IsHardwareAccelerated ? Find512(values, edges, cells)
            : Vector256.IsHardwareAccelerated ? Find256(values, edges, cells)
            : Vector128.IsHardwareAccelerated ? Find128(values, edges, cells)
            : 0;
        FindEach(values[found..], edges, cells[found..]);
    }

    /// <summary>The number of edges strictly below one value.</summary>
    /// <param name="value">A finite value.</param>
    /// <param name="edges">Strictly increasing.</param>
    internal static int Find(double value, ReadOnlySpan<double> edges)
        => edges.Length > MostCompared ? FindByHalving(value, edges) : CountBelow(value, edges);

    private static bool IsTree(int values, int edges)
        => edges is >= CellTree.FewestEdges and <= CellTree.MostEdges && values >= CellTree.FewestValues;

    /// <summary>Finds the cells of whole vectors.</summary>
    /// <returns>The number of values whose cells were found.</returns>
    internal static int Find512(ReadOnlySpan<double> values, ReadOnlySpan<double> edges, Span<long> cells)
    {
        var vectors = MemoryMarshal.Cast<double, Vector512<double>>(values);
        var results = MemoryMarshal.Cast<long, Vector512<long>>(cells);
        var i = 0;

        // Four vectors share the loading of an edge and do not wait for each other.
        for (; i + 4 <= vectors.Length; i += 4)
        {
            var (a, b, c, d) = (vectors[i], vectors[i + 1], vectors[i + 2], vectors[i + 3]);
            Vector512<long> na = default, nb = default, nc = default, nd = default;
            foreach (var edge in edges)
            {
                var e = Vector512.Create(edge);
                na = Vector512.ConditionalSelect(Vector512.LessThan(e, a).AsInt64(), na + Vector512<long>.One, na);
                nb = Vector512.ConditionalSelect(Vector512.LessThan(e, b).AsInt64(), nb + Vector512<long>.One, nb);
                nc = Vector512.ConditionalSelect(Vector512.LessThan(e, c).AsInt64(), nc + Vector512<long>.One, nc);
                nd = Vector512.ConditionalSelect(Vector512.LessThan(e, d).AsInt64(), nd + Vector512<long>.One, nd);
            }

            (results[i], results[i + 1], results[i + 2], results[i + 3]) = (na, nb, nc, nd);
        }

        for (; i < vectors.Length; i++)
        {
            var a = vectors[i];
            Vector512<long> n = default;
            foreach (var edge in edges)
            {
                n -= Vector512.LessThan(Vector512.Create(edge), a).AsInt64();
            }

            results[i] = n;
        }

        return vectors.Length * Vector512<double>.Count;
    }

    /// <inheritdoc cref="Find512"/>
    internal static int Find256(ReadOnlySpan<double> values, ReadOnlySpan<double> edges, Span<long> cells)
    {
        var vectors = MemoryMarshal.Cast<double, Vector256<double>>(values);
        var results = MemoryMarshal.Cast<long, Vector256<long>>(cells);
        var i = 0;
        for (; i + 4 <= vectors.Length; i += 4)
        {
            var (a, b, c, d) = (vectors[i], vectors[i + 1], vectors[i + 2], vectors[i + 3]);
            Vector256<long> na = default, nb = default, nc = default, nd = default;
            foreach (var edge in edges)
            {
                var e = Vector256.Create(edge);
                na -= Vector256.LessThan(e, a).AsInt64();
                nb -= Vector256.LessThan(e, b).AsInt64();
                nc -= Vector256.LessThan(e, c).AsInt64();
                nd -= Vector256.LessThan(e, d).AsInt64();
            }

            (results[i], results[i + 1], results[i + 2], results[i + 3]) = (na, nb, nc, nd);
        }

        return i * Vector256<double>.Count;
    }

    /// <inheritdoc cref="Find512"/>
    internal static int Find128(ReadOnlySpan<double> values, ReadOnlySpan<double> edges, Span<long> cells)
    {
        var vectors = MemoryMarshal.Cast<double, Vector128<double>>(values);
        var results = MemoryMarshal.Cast<long, Vector128<long>>(cells);
        var i = 0;
        for (; i + 4 <= vectors.Length; i += 4)
        {
            var (a, b, c, d) = (vectors[i], vectors[i + 1], vectors[i + 2], vectors[i + 3]);
            Vector128<long> na = default, nb = default, nc = default, nd = default;
            foreach (var edge in edges)
            {
                var e = Vector128.Create(edge);
                na -= Vector128.LessThan(e, a).AsInt64();
                nb -= Vector128.LessThan(e, b).AsInt64();
                nc -= Vector128.LessThan(e, c).AsInt64();
                nd -= Vector128.LessThan(e, d).AsInt64();
            }

            (results[i], results[i + 1], results[i + 2], results[i + 3]) = (na, nb, nc, nd);
        }

        return i * Vector128<double>.Count;
    }

    /// <summary>The portable form: a binary search for each value.</summary>
    internal static void FindEach(ReadOnlySpan<double> values, ReadOnlySpan<double> edges, Span<long> cells)
    {
        for (var i = 0; i < values.Length; i++)
        {
            cells[i] = FindByHalving(values[i], edges);
        }
    }

    private static int FindByHalving(double value, ReadOnlySpan<double> edges)
    {
        var (from, to) = (0, edges.Length);
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            (from, to) = edges[middle] < value ? (middle + 1, to) : (from, middle);
        }
        return from;
    }

    /// <summary>How many numbers, in whatever order, are less than a value.</summary>
    internal static int CountBelow(double value, ReadOnlySpan<double> numbers)
    {
        var found = 0;
        var compared = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            var wanted = Vector512.Create(value);
            foreach (var vector in MemoryMarshal.Cast<double, Vector512<double>>(numbers))
            {
                found += BitOperations.PopCount(Vector512.LessThan(vector, wanted).ExtractMostSignificantBits());
                compared += Vector512<double>.Count;
            }
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            var wanted = new Vector<double>(value);
            var below = Vector<long>.Zero;
            foreach (var vector in MemoryMarshal.Cast<double, Vector<double>>(numbers))
            {
                below -= Vector.LessThan(vector, wanted);
                compared += Vector<double>.Count;
            }
            found = (int)Vector.Sum(below);
        }
        foreach (var number in numbers[compared..])
        {
            found += number < value ? 1 : 0;
        }
        return found;
    }
}
