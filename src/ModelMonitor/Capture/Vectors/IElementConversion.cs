using System.Numerics;
using System.Runtime.InteropServices;

namespace ModelMonitor.Capture;

/// <summary>Elements of a vector as doubles, missing ones as NaN.</summary>
internal interface IElementConversion<TElement>
{
    static abstract double Convert(TElement element);

    /// <param name="elements">The elements.</param>
    /// <param name="values">As many doubles, or more.</param>
    static abstract void Convert(ReadOnlySpan<TElement> elements, Span<double> values);
}

/// <summary>Numbers that cannot be missing, save as NaN.</summary>
internal readonly struct NumberElements<T> : IElementConversion<T>
    where T : struct, INumberBase<T>
{
    public static double Convert(T element) => double.CreateTruncating(element);

    public static void Convert(ReadOnlySpan<T> elements, Span<double> values)
    {
        if (typeof(T) == typeof(double))
        {
            MemoryMarshal.Cast<T, double>(elements).CopyTo(values);
            return;
        }

        var i = 0;
        if (typeof(T) == typeof(float))
        {
            i = Widen(MemoryMarshal.Cast<T, float>(elements), values);
        }

        for (; i < elements.Length; i++)
        {
            values[i] = Convert(elements[i]);
        }
    }

    // The elements that fill whole vectors of the processor; their number is returned.
    private static int Widen(ReadOnlySpan<float> elements, Span<double> values)
    {
        var i = 0;
        for (; i <= elements.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(elements[i..]), out var low, out var high);
            low.CopyTo(values[i..]);
            high.CopyTo(values[(i + Vector<double>.Count)..]);
        }

        return i;
    }
}

/// <summary>Numbers that may be null.</summary>
internal readonly struct NullableElements<T> : IElementConversion<T?>
    where T : struct, INumberBase<T>
{
    public static double Convert(T? element) => element is { } value ? double.CreateTruncating(value) : double.NaN;

    public static void Convert(ReadOnlySpan<T?> elements, Span<double> values)
    {
        for (var i = 0; i < elements.Length; i++)
        {
            values[i] = Convert(elements[i]);
        }
    }
}
