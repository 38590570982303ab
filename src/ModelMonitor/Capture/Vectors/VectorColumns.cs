using System.Runtime.InteropServices;

namespace ModelMonitor.Capture;

/// <summary>Writes vectors into their columns.</summary>
internal static class VectorColumns<TElement, TConversion>
    where TConversion : IElementConversion<TElement>
{
    // Elements become doubles on the stack, so many at a time.
    private const int ChunkSize = 128;

    public static void WriteElements(Span<double> columns, ReadOnlySpan<TElement> vector)
    {
        var count = Math.Min(columns.Length, vector.Length);
        TConversion.Convert(vector[..count], columns);
        columns[count..].Fill(double.NaN);
    }

    public static void WriteElements(Span<double> columns, IEnumerable<TElement>? vector)
    {
        if (vector is null)
        {
            columns.Fill(double.NaN);
        }
        else if (TryGetSpan(vector, out var span))
        {
            WriteElements(columns, span);
        }
        else
        {
            var count = Math.Min(columns.Length, CountOf(vector));
            Convert(vector, 0, columns[..count]);
            columns[count..].Fill(double.NaN);
        }
    }

    public static void WriteSummary(Span<double> columns, ReadOnlySpan<TElement> vector)
    {
        var moments = new VectorMoments();
        Span<double> chunk = stackalloc double[ChunkSize];
        for (var i = 0; i < vector.Length; i += ChunkSize)
        {
            var part = vector.Slice(i, Math.Min(ChunkSize, vector.Length - i));
            TConversion.Convert(part, chunk);
            moments.Add(chunk[..part.Length]);
        }

        moments.WriteTo(columns, vector.Length);
    }

    public static void WriteSummary(Span<double> columns, IEnumerable<TElement>? vector)
    {
        if (vector is null)
        {
            columns.Fill(double.NaN);
        }
        else if (TryGetSpan(vector, out var span))
        {
            WriteSummary(columns, span);
        }
        else
        {
            WriteListSummary(columns, vector);
        }
    }

    private static void WriteListSummary(Span<double> columns, IEnumerable<TElement> list)
    {
        var moments = new VectorMoments();
        Span<double> chunk = stackalloc double[ChunkSize];
        var length = CountOf(list);
        for (var i = 0; i < length; i += ChunkSize)
        {
            var part = chunk[..Math.Min(ChunkSize, length - i)];
            Convert(list, i, part);
            moments.Add(part);
        }

        moments.WriteTo(columns, length);
    }

    private static bool TryGetSpan(IEnumerable<TElement> vector, out ReadOnlySpan<TElement> span)
    {
        switch (vector)
        {
            case TElement[] array:
                span = array;
                return true;
            case List<TElement> list:
                span = CollectionsMarshal.AsSpan(list);
                return true;
            default:
                span = default;
                return false;
        }
    }

    private static int CountOf(IEnumerable<TElement> vector) =>
        vector is IReadOnlyList<TElement> list ? list.Count : ((IList<TElement>)vector).Count;

    // By index: an enumerator would be allocated.
    private static void Convert(IEnumerable<TElement> vector, int start, Span<double> values)
    {
        if (vector is IReadOnlyList<TElement> readOnly)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = TConversion.Convert(readOnly[start + i]);
            }

            return;
        }

        var list = (IList<TElement>)vector;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = TConversion.Convert(list[start + i]);
        }
    }
}
