namespace ModelMonitor.Statistics;

/// <summary>
/// Cholesky decomposition A = L·Lᵀ of a positive definite matrix, in place and without allocation, on its packed lower
/// triangle: row i takes i + 1 numbers from i(i + 1)/2 on. MathNet's allocates and finds its provider by reflection.
/// </summary>
internal static class CholeskyFactor
{
    public static int PackedLength(int size) => size * (size + 1) / 2;

    public static Span<double> Row(Span<double> packed, int row) => packed.Slice(row * (row + 1) / 2, row + 1);

    public static ReadOnlySpan<double> Row(ReadOnlySpan<double> packed, int row) => packed.Slice(row * (row + 1) / 2, row + 1);

    /// <summary>Overwrites A by L. False, with A destroyed, when A is not positive definite to working precision.</summary>
    public static bool TryFactor(Span<double> packed, int size)
    {
        for (var i = 0; i < size; i++)
        {
            var row = Row(packed, i);
            for (var j = 0; j < i; j++)
            {
                var other = Row(packed, j);
                row[j] = (row[j] - VectorMath.Dot(row[..j], other)) / other[j];
            }
            var pivot = row[i] - VectorMath.Dot(row[..i], row);
            if (!(pivot > 0))
            {
                return false;
            }
            row[i] = Math.Sqrt(pivot);
        }
        return true;
    }

    /// <summary>Overwrites b by L⁻¹b.</summary>
    public static void SolveLower(ReadOnlySpan<double> factor, Span<double> vector)
    {
        for (var i = 0; i < vector.Length; i++)
        {
            var row = Row(factor, i);
            vector[i] = (vector[i] - VectorMath.Dot(vector[..i], row)) / row[i];
        }
    }

    /// <summary>Overwrites b by A⁻¹b.</summary>
    public static void Solve(ReadOnlySpan<double> factor, Span<double> vector)
    {
        SolveLower(factor, vector);
        for (var i = vector.Length - 1; i >= 0; i--)
        {
            var row = Row(factor, i);
            vector[i] /= row[i];
            VectorMath.AddScaled(vector[..i], row, -vector[i]);
        }
    }
}
