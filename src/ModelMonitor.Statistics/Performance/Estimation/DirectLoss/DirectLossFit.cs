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
        var normal = new DenseMatrix(columns.Width);
        var targets = new DenseMatrix(columns.Width, 3);
        var positions = new int[columns.Columns + 1];
        for (var i = 0; i < features.Count; i++)
        {
            Locate(columns, features[i], predictions[i], positions);
            var squared = (labels[i] - predictions[i]) * (labels[i] - predictions[i]);
            foreach (var position in positions)
            {
                targets[position, 0] += Math.Sqrt(squared);
                targets[position, 1] += squared;
                targets[position, 2] += squared * squared;
                foreach (var other in positions)
                {
                    normal[position, other]++;
                }
            }
        }
        // The intercept is not drawn to 0: the mean loss of the baseline is met exactly.
        for (var position = 1; position < columns.Width; position++)
        {
            normal[position, position] += ridge;
        }
        var solved = normal.Cholesky().Solve(targets);
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
