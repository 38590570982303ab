using MathNet.Numerics.LinearAlgebra.Double;

namespace ModelMonitor.Statistics;

/// <summary>
/// Ridge regression of |e|, e² and e⁴ on binned columns. The normal equations of one-hots are counts of rows that share
/// two bins; one Cholesky factor serves all three losses.
/// </summary>
internal static class DirectLossFit
{
    public static DirectLossCoefficients Solve(
        BinnedColumns columns, Rows features, ReadOnlySpan<double> predictions, ReadOnlySpan<double> labels, double ridge)
    {
        var width = columns.Width;
        var normal = new double[width * width];
        var targets = new double[3 * width];
        var positions = new int[columns.Columns + 1];
        for (var i = 0; i < features.Count; i++)
        {
            Locate(columns, features[i], predictions[i], positions);
            var squared = (labels[i] - predictions[i]) * (labels[i] - predictions[i]);
            for (var j = 0; j < positions.Length; j++)
            {
                targets[positions[j]] += Math.Sqrt(squared);
                targets[width + positions[j]] += squared;
                targets[2 * width + positions[j]] += squared * squared;
                var row = normal.AsSpan(positions[j] * width, width);
                for (var k = 0; k <= j; k++)
                {
                    row[positions[k]]++;
                }
            }
        }
        // Positions rise along a row, so one triangle is filled. The intercept is not drawn to 0: the mean loss of the
        // baseline is met exactly.
        for (var j = 0; j < width; j++)
        {
            normal[j * width + j] += j > 0 ? ridge : 0;
            for (var k = 0; k < j; k++)
            {
                normal[k * width + j] = normal[j * width + k];
            }
        }
        var solved = new DenseMatrix(width, width, normal).Cholesky().Solve(new DenseMatrix(width, 3, targets));
        return new DirectLossCoefficients(
            columns.Edges, solved.Column(0).ToArray(), solved.Column(1).ToArray(), solved.Column(2).ToArray(), features.Count);
    }

    /// <summary>The positions of the ones of a row: the intercept, each feature, the prediction.</summary>
    public static void Locate(BinnedColumns columns, ReadOnlySpan<double> row, double prediction, Span<int> positions)
    {
        positions[0] = 0;
        for (var column = 0; column < row.Length; column++)
        {
            positions[column + 1] = columns.Position(column, row[column]);
        }
        positions[^1] = columns.Position(row.Length, prediction);
    }
}
