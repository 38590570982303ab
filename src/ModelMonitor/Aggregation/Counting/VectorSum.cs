using System.Numerics;
using System.Runtime.InteropServices;

namespace ModelMonitor.Aggregation;

/// <summary>Element-wise sums.</summary>
internal static class VectorSum
{
    /// <summary>Adds <paramref name="added"/> to <paramref name="sums"/>, which is at least as long.</summary>
    public static void AddTo<T>(Span<T> sums, ReadOnlySpan<T> added)
        where T : struct, INumber<T>
    {
        var vectors = MemoryMarshal.Cast<T, Vector<T>>(added);
        var sumVectors = MemoryMarshal.Cast<T, Vector<T>>(sums);
        for (var i = 0; i < vectors.Length; i++)
        {
            sumVectors[i] += vectors[i];
        }

        for (var i = vectors.Length * Vector<T>.Count; i < added.Length; i++)
        {
            sums[i] += added[i];
        }
    }
}
