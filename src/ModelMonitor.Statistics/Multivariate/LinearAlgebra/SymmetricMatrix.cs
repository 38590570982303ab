namespace ModelMonitor.Statistics;

/// <summary>
/// Eigenvalues of a small symmetric matrix by Jacobi rotations, on the stack: MathNet's decompositions allocate and
/// load their providers in ways that trimming cannot follow.
/// </summary>
internal static class SymmetricMatrix
{
    private const double RelativeZero = 1e-12;

    /// <summary>
    /// dᵀA⁺d and the rank of A, for a positive semidefinite A with entries of the order of 1. +∞ when d has a part
    /// outside the range of A.
    /// </summary>
    /// <param name="matrix">A, row by row; it is overwritten.</param>
    /// <param name="vector">d; it is rotated into the basis of eigenvectors.</param>
    public static (double Form, int Rank) PseudoInverseForm(Span<double> matrix, Span<double> vector)
    {
        var n = vector.Length;
        Diagonalise(matrix, vector);
        var largest = 0.0;
        for (var i = 0; i < n; i++)
        {
            largest = Math.Max(largest, matrix[i * n + i]);
        }
        var (form, rank) = (0.0, 0);
        for (var i = 0; i < n; i++)
        {
            var eigenvalue = matrix[i * n + i];
            if (eigenvalue > RelativeZero * largest && eigenvalue > double.Epsilon / RelativeZero)
            {
                form += vector[i] * vector[i] / eigenvalue;
                rank++;
            }
            else if (Math.Abs(vector[i]) > 1e-9)
            {
                form = double.PositiveInfinity;
            }
        }
        return (form, rank);
    }

    private static void Diagonalise(Span<double> a, Span<double> vector)
    {
        var n = vector.Length;
        for (var sweep = 0; sweep < 30; sweep++)
        {
            var (offDiagonal, diagonal) = (0.0, 0.0);
            for (var i = 0; i < n; i++)
            {
                diagonal += a[i * n + i] * a[i * n + i];
                for (var j = i + 1; j < n; j++)
                {
                    offDiagonal += a[i * n + j] * a[i * n + j];
                }
            }
            if (offDiagonal <= 1e-34 * diagonal)
            {
                return;
            }
            for (var p = 0; p < n; p++)
            {
                for (var q = p + 1; q < n; q++)
                {
                    Rotate(a, vector, p, q);
                }
            }
        }
    }

    private static void Rotate(Span<double> a, Span<double> vector, int p, int q)
    {
        var n = vector.Length;
        var offDiagonal = a[p * n + q];
        if (offDiagonal == 0)
        {
            return;
        }
        var theta = (a[q * n + q] - a[p * n + p]) / (2 * offDiagonal);
        var tangent = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        var cosine = 1 / Math.Sqrt(tangent * tangent + 1);
        var sine = tangent * cosine;
        for (var k = 0; k < n; k++)
        {
            (a[k * n + p], a[k * n + q]) = Turn(a[k * n + p], a[k * n + q], cosine, sine);
        }
        for (var k = 0; k < n; k++)
        {
            (a[p * n + k], a[q * n + k]) = Turn(a[p * n + k], a[q * n + k], cosine, sine);
        }
        (vector[p], vector[q]) = Turn(vector[p], vector[q], cosine, sine);
    }

    private static (double First, double Second) Turn(double first, double second, double cosine, double sine)
        => (cosine * first - sine * second, sine * first + cosine * second);
}
