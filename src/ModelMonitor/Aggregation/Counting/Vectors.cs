using System.Numerics;
using System.Runtime.InteropServices;

namespace ModelMonitor.Aggregation;

/// <summary>Sums over spans, several numbers at a time.</summary>
internal static class Vectors
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

    /// <summary>The inner product of spans of equal lengths.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        y = y[..x.Length];
        var vectorsX = MemoryMarshal.Cast<double, Vector<double>>(x);
        var vectorsY = MemoryMarshal.Cast<double, Vector<double>>(y);
        var (first, second) = (Vector<double>.Zero, Vector<double>.Zero);
        var i = 0;

        // Two sums, since one addition waits for the one before it.
        for (; i + 2 <= vectorsX.Length; i += 2)
        {
            first += vectorsX[i] * vectorsY[i];
            second += vectorsX[i + 1] * vectorsY[i + 1];
        }

        var sum = Vector.Sum(first + second);
        for (i *= Vector<double>.Count; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }
}
