using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ModelMonitor.Aggregation;

/// <summary>
/// Finds the cells of many values at once by comparing them with every edge: for some fifty edges that beats a
/// binary search, whose branches depend on the data. All forms give identical results.
/// </summary>
internal static class CellSearch
{
    /// <summary>For each value the number of edges strictly below it.</summary>
    /// <param name="values">Finite values.</param>
    /// <param name="edges">Strictly increasing.</param>
    /// <param name="cells">As long as <paramref name="values"/>.</param>
    public static void Find(ReadOnlySpan<double> values, ReadOnlySpan<double> edges, Span<long> cells)
    {
        var found = Vector512.IsHardwareAccelerated ? Find512(values, edges, cells)
            : Vector256.IsHardwareAccelerated ? Find256(values, edges, cells)
            : Vector128.IsHardwareAccelerated ? Find128(values, edges, cells)
            : 0;
        FindEach(values[found..], edges, cells[found..]);
    }

    /// <summary>Finds the cells of whole vectors.</summary>
    /// <returns>The number of values whose cells were found.</returns>
    public static int Find512(ReadOnlySpan<double> values, ReadOnlySpan<double> edges, Span<long> cells)
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
    public static int Find256(ReadOnlySpan<double> values, ReadOnlySpan<double> edges, Span<long> cells)
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
    public static int Find128(ReadOnlySpan<double> values, ReadOnlySpan<double> edges, Span<long> cells)
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
    public static void FindEach(ReadOnlySpan<double> values, ReadOnlySpan<double> edges, Span<long> cells)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var (from, to) = (0, edges.Length);
            while (from < to)
            {
                var middle = (from + to) >>> 1;
                (from, to) = edges[middle] < values[i] ? (middle + 1, to) : (from, middle);
            }

            cells[i] = from;
        }
    }
}
