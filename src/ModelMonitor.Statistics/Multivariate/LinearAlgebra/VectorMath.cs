using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ModelMonitor.Statistics;

/// <summary>Sums over spans of equal lengths, several numbers at a time.</summary>
internal static class VectorMath
{
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        y = y[..x.Length];
        var width = Vector<double>.Count;
        var (first, second) = (Vector<double>.Zero, Vector<double>.Zero);
        var i = 0;
        for (; i <= x.Length - 2 * width; i += 2 * width)
        {
            first += Load(x, i) * Load(y, i);
            second += Load(x, i + width) * Load(y, i + width);
        }
        var sum = i > 0 ? Vector.Sum(first + second) : 0;
        for (; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }
        return sum;
    }

    public static double SquaredDistance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        y = y[..x.Length];
        var width = Vector<double>.Count;
        var sums = Vector<double>.Zero;
        var i = 0;
        for (; i <= x.Length - width; i += width)
        {
            var difference = Load(x, i) - Load(y, i);
            sums += difference * difference;
        }
        var sum = i > 0 ? Vector.Sum(sums) : 0;
        for (; i < x.Length; i++)
        {
            sum += (x[i] - y[i]) * (x[i] - y[i]);
        }
        return sum;
    }

    /// <summary>target += factor · x.</summary>
    public static void AddScaled(Span<double> target, ReadOnlySpan<double> x, double factor)
    {
        x = x[..target.Length];
        var width = Vector<double>.Count;
        var factors = new Vector<double>(factor);
        var i = 0;
        for (; i <= target.Length - width; i += width)
        {
            (Load(target, i) + factors * Load(x, i)).CopyTo(target[i..]);
        }
        for (; i < target.Length; i++)
        {
            target[i] += factor * x[i];
        }
    }

    /// <summary>The numbers from a position on, as many as a vector holds; whoever calls has checked that they are there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Load(ReadOnlySpan<double> values, int start)
        => Unsafe.ReadUnaligned<Vector<double>>(ref Unsafe.As<double, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(values), start)));
}
