using System.ComponentModel;
using System.Numerics;

namespace ModelMonitor.Capture;

/// <summary>
/// Vectors of numbers as columns of a row: their first elements, or what sums them up. Nothing is kept, and nothing
/// allocated. Used by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorEncoding
{
    /// <summary>The elements, one a column: those that a short vector lacks are missing, those beyond are left out.</summary>
    /// <param name="columns">The columns of the vector.</param>
    /// <param name="vector">The vector.</param>
    public static void Elements<T>(Span<double> columns, ReadOnlySpan<T> vector)
        where T : struct, INumberBase<T> =>
        VectorColumns<T, NumberElements<T>>.WriteElements(columns, vector);

    /// <inheritdoc cref="Elements{T}(Span{double}, ReadOnlySpan{T})"/>
    public static void Elements<T>(Span<double> columns, ReadOnlySpan<T?> vector)
        where T : struct, INumberBase<T> =>
        VectorColumns<T?, NullableElements<T>>.WriteElements(columns, vector);

    /// <inheritdoc cref="Elements{T}(Span{double}, ReadOnlySpan{T})"/>
    /// <param name="columns">The columns of the vector.</param>
    /// <param name="vector">
    /// An array, an <see cref="IReadOnlyList{T}"/> or an <see cref="IList{T}"/>; of <see langword="null"/> all columns are missing.
    /// </param>
    public static void Elements<T>(Span<double> columns, IEnumerable<T>? vector)
        where T : struct, INumberBase<T> =>
        VectorColumns<T, NumberElements<T>>.WriteElements(columns, vector);

    /// <inheritdoc cref="Elements{T}(Span{double}, IEnumerable{T})"/>
    public static void Elements<T>(Span<double> columns, IEnumerable<T?>? vector)
        where T : struct, INumberBase<T> =>
        VectorColumns<T?, NullableElements<T>>.WriteElements(columns, vector);

    /// <summary>
    /// The length; the mean of the elements that are not missing, and the Euclidean norm of these. Without such an
    /// element both are missing.
    /// </summary>
    /// <param name="columns">Three columns.</param>
    /// <param name="vector">The vector.</param>
    public static void Summary<T>(Span<double> columns, ReadOnlySpan<T> vector)
        where T : struct, INumberBase<T> =>
        VectorColumns<T, NumberElements<T>>.WriteSummary(columns, vector);

    /// <inheritdoc cref="Summary{T}(Span{double}, ReadOnlySpan{T})"/>
    public static void Summary<T>(Span<double> columns, ReadOnlySpan<T?> vector)
        where T : struct, INumberBase<T> =>
        VectorColumns<T?, NullableElements<T>>.WriteSummary(columns, vector);

    /// <inheritdoc cref="Summary{T}(Span{double}, ReadOnlySpan{T})"/>
    /// <param name="columns">Three columns.</param>
    /// <param name="vector">
    /// An array, an <see cref="IReadOnlyList{T}"/> or an <see cref="IList{T}"/>; of <see langword="null"/> all columns are missing.
    /// </param>
    public static void Summary<T>(Span<double> columns, IEnumerable<T>? vector)
        where T : struct, INumberBase<T> =>
        VectorColumns<T, NumberElements<T>>.WriteSummary(columns, vector);

    /// <inheritdoc cref="Summary{T}(Span{double}, IEnumerable{T})"/>
    public static void Summary<T>(Span<double> columns, IEnumerable<T?>? vector)
        where T : struct, INumberBase<T> =>
        VectorColumns<T?, NullableElements<T>>.WriteSummary(columns, vector);
}
