namespace ModelMonitor.Statistics;

/// <summary>
/// Eigenvalues and eigenvectors of a positive semidefinite matrix by cyclic Jacobi rotations, which find small
/// eigenvalues to high relative accuracy (Demmel and Veselić 1992). O(d³) a sweep, six to ten sweeps.
/// </summary>
internal sealed class SymmetricEigen
{
    private const double RelativeZero = 1e-16;
    private const int LargestSweeps = 60;

    private readonly double[] _vectors;

    /// <summary>Decomposes A.</summary>
    /// <param name="matrix">A, row by row; it is overwritten.</param>
    /// <param name="size">Number of rows.</param>
    public SymmetricEigen(double[] matrix, int size)
    {
        var vectors = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            vectors[i * size + i] = 1;
        }
        Diagonalise(matrix, vectors, size, RelativeZero);
        Values = new double[size];
        var order = new int[size];
        for (var i = 0; i < size; i++)
        {
            (Values[i], order[i]) = (-matrix[i * size + i], i);
        }
        Array.Sort(Values, order);
        _vectors = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            Values[i] = Math.Max(0, -Values[i]);
            vectors.AsSpan(order[i] * size, size).CopyTo(_vectors.AsSpan(i * size));
        }
    }

    /// <summary>The eigenvalues in descending order, none below 0.</summary>
    public double[] Values { get; }

    /// <summary>The first eigenvectors, of unit length, one after the other.</summary>
    public double[] Vectors(int count) => _vectors[..(count * Values.Length)];

    /// <summary>Turns A until it is diagonal, without an order of the eigenvalues, and allocates nothing.</summary>
    /// <param name="matrix">A, row by row; it is overwritten.</param>
    /// <param name="vectors">The unit matrix, which becomes that of the eigenvectors in rows; empty where they are not wanted.</param>
    /// <param name="size">Number of rows.</param>
    /// <param name="relativeZero">
    /// What counts as zero off the diagonal, relative to it. Eigenvalues are off by the square of it where they differ.
    /// </param>
    public static void Diagonalise(Span<double> matrix, Span<double> vectors, int size, double relativeZero)
    {
        for (var sweep = 0; sweep < LargestSweeps && Sweep(matrix, vectors, size, relativeZero * relativeZero); sweep++)
        {
        }
    }

    private static bool Sweep(Span<double> a, Span<double> vectors, int size, double squaredZero)
    {
        var rotated = false;
        for (var p = 0; p < size; p++)
        {
            for (var q = p + 1; q < size; q++)
            {
                if (a[p * size + q] * a[p * size + q] > squaredZero * Math.Abs(a[p * size + p] * a[q * size + q]))
                {
                    Rotate(a, vectors, size, p, q);
                    rotated = true;
                }
            }
        }
        return rotated;
    }

    private static void Rotate(Span<double> a, Span<double> vectors, int size, int p, int q)
    {
        var offDiagonal = a[p * size + q];
        var theta = (a[q * size + q] - a[p * size + p]) / (2 * offDiagonal);
        var tangent = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        var cosine = 1 / Math.Sqrt(tangent * tangent + 1);
        var sine = tangent * cosine;
        var (diagonalP, diagonalQ) = (a[p * size + p] - tangent * offDiagonal, a[q * size + q] + tangent * offDiagonal);
        for (var k = 0; k < size; k++)
        {
            if (k != p && k != q)
            {
                var (first, second) = (a[p * size + k], a[q * size + k]);
                (a[p * size + k], a[q * size + k]) = (cosine * first - sine * second, sine * first + cosine * second);
                (a[k * size + p], a[k * size + q]) = (a[p * size + k], a[q * size + k]);
            }
        }
        (a[p * size + p], a[q * size + q], a[p * size + q], a[q * size + p]) = (diagonalP, diagonalQ, 0, 0);
        if (!vectors.IsEmpty)
        {
            Turn(vectors.Slice(p * size, size), vectors.Slice(q * size, size), cosine, sine);
        }
    }

    private static void Turn(Span<double> first, Span<double> second, double cosine, double sine)
    {
        for (var k = 0; k < first.Length; k++)
        {
            (first[k], second[k]) = (cosine * first[k] - sine * second[k], sine * first[k] + cosine * second[k]);
        }
    }
}
