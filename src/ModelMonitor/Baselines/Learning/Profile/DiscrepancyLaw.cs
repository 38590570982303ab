using ModelMonitor.Statistics;

namespace ModelMonitor.Baselines;

/// <summary>
/// The moments of the unbiased estimate of MMD² between a baseline and a window of the same distribution. With the kernel h of
/// the centred features, of covariance S, it is a sum of h over pairs of rows, and pairs of independent rows are
/// uncorrelated: its mean is 0, its variance follows from E h² = tr S², its third moment from triangles, tr S³, and E h³.
/// The noise of both the baseline and the window is in it.
/// </summary>
internal sealed class DiscrepancyLaw
{
    private readonly double _rows;
    private readonly double _triangles;
    private readonly double _cubes;

    private DiscrepancyLaw(double rows, double meanSquare, double triangles, double cubes) =>
        (_rows, MeanSquare, _triangles, _cubes) = (rows, meanSquare, triangles, cubes);

    /// <summary>E h²; 0 if all rows are equal.</summary>
    public double MeanSquare { get; }

    /// <summary>The law for windows that are compared with these rows.</summary>
    /// <param name="features">The features of the baseline's rows.</param>
    public static DiscrepancyLaw Of(Rows features)
    {
        var covariance = RunningCovarianceMatrix.Of(features);
        var (size, degrees) = (features.Dimensions, features.Count - 1.0);
        var matrix = new double[size * size];
        var trace = 0.0;
        for (var i = 0; i < size; i++)
        {
            trace += covariance.Covariance(i, i);
            for (var j = 0; j < size; j++)
            {
                matrix[i * size + j] = covariance.Covariance(i, j);
            }
        }

        if (trace <= 1e-12)
        {
            return new(features.Count, 0, 0, 0);
        }

        // The squares of estimated covariances hold their noise too, which is taken off (Bai and Saranadasa 1996; the cube by
        // the same expansion). What then remains obeys the inequality of Cauchy and Schwarz.
        var (square, cube) = Traces(matrix, size);
        var meanSquare = Math.Max(
            (square - trace * trace / degrees) * degrees * degrees / ((degrees + 2) * (degrees - 1)), trace * trace / size);
        var triangles = Math.Max(
            cube - 3 * trace * square / degrees + 2 * trace * trace * trace / (degrees * degrees), meanSquare * meanSquare / trace);
        return new(features.Count, meanSquare, triangles, MeanCube(features, covariance));
    }

    /// <summary>The standard deviation at a size of the window.</summary>
    public double DeviationAt(int size) => Math.Sqrt(VarianceAt(size));

    /// <summary>The skewness at a size of the window.</summary>
    public double SkewnessAt(int size)
    {
        var (n, m) = ((double)size, _rows);

        // The weights of a pair within the window, within the baseline, and between both.
        var (a, b, c) = (2 / (n * (n - 1)), 2 / (m * (m - 1)), -2 / (n * m));
        var third = 6 * _triangles * (a * a * a * Triples(n) + b * b * b * Triples(m) + a * c * c * Pairs(n) * m + b * c * c * Pairs(m) * n)
            + _cubes * (a * a * a * Pairs(n) + b * b * b * Pairs(m) + c * c * c * n * m);
        return third / Math.Pow(VarianceAt(size), 1.5);
    }

    private double VarianceAt(double n) =>
        MeanSquare * (2 / (n * (n - 1)) + 2 / (_rows * (_rows - 1)) + 4 / (n * _rows));

    private static double Pairs(double n) => n * (n - 1) / 2;

    private static double Triples(double n) => n * (n - 1) * (n - 2) / 6;

    private static (double Square, double Cube) Traces(double[] matrix, int size)
    {
        var (square, cube) = (0.0, 0.0);
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                var product = 0.0;
                for (var k = 0; k < size; k++)
                {
                    product += matrix[i * size + k] * matrix[j * size + k];
                }

                square += i == j ? product : 0;
                cube += product * matrix[i * size + j];
            }
        }

        return (square, cube);
    }

    /// <summary>E h³, from as many pairs as there are without using a row twice.</summary>
    private static double MeanCube(Rows features, RunningCovarianceMatrix covariance)
    {
        var half = features.Count / 2;
        var sum = 0.0;
        for (var row = 0; row < half; row++)
        {
            var first = features[row];
            var second = features[row + half];
            var product = 0.0;
            for (var i = 0; i < first.Length; i++)
            {
                var mean = covariance.Mean(i);
                product += (first[i] - mean) * (second[i] - mean);
            }

            sum += product * product * product;
        }

        return sum / half;
    }
}
