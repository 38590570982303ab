using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace QuickStart.Model;

/// <summary>Logistic regression with an intercept and a ridge penalty, fitted by Newton's method (IRLS).</summary>
internal sealed class LogisticRegression
{
    private const int MaxIterations = 50;
    private const double Tolerance = 1e-10;

    private readonly double[] _weights;

    private LogisticRegression(Vector<double> weights) => _weights = [.. weights];

    /// <summary>The probability of the positive class for one row of inputs.</summary>
    public double Probability(ReadOnlySpan<double> inputs)
    {
        var logit = _weights[0];
        for (var i = 0; i < inputs.Length; i++)
        {
            logit += _weights[i + 1] * inputs[i];
        }

        return SpecialFunctions.Logistic(logit);
    }

    /// <summary>Maximises the likelihood less half the ridge times the squared weights; the intercept is not penalised.</summary>
    /// <param name="inputs">One row for each example.</param>
    /// <param name="labels">1 for the positive class, else 0; one for each example.</param>
    /// <param name="ridge">The penalty, above 0, so that the maximum exists and is unique.</param>
    public static LogisticRegression Fit(IReadOnlyList<double[]> inputs, IReadOnlyList<double> labels, double ridge)
    {
        var x = Matrix<double>.Build.DenseOfRows(inputs.Select(row => row.Prepend(1.0)));
        var y = Vector<double>.Build.DenseOfEnumerable(labels);
        var penalty = Vector<double>.Build.Dense(x.ColumnCount, column => column == 0 ? 0 : ridge);
        var weights = Vector<double>.Build.Dense(x.ColumnCount);
        for (var iteration = 0; iteration < MaxIterations; iteration++)
        {
            var probability = (x * weights).Map(SpecialFunctions.Logistic);
            var gradient = x.TransposeThisAndMultiply(y - probability) - penalty.PointwiseMultiply(weights);
            var variance = probability.PointwiseMultiply(1 - probability);
            var information = x.TransposeThisAndMultiply(Scale(x, variance)) + Matrix<double>.Build.DiagonalOfDiagonalVector(penalty);
            var step = information.Cholesky().Solve(gradient);
            weights += step;
            if (step.InfinityNorm() < Tolerance)
            {
                return new(weights);
            }
        }

        throw new InvalidOperationException($"The fit did not converge in {MaxIterations} iterations; is every input finite?");
    }

    private static Matrix<double> Scale(Matrix<double> rows, Vector<double> factors) =>
        rows.MapIndexed((row, _, value) => value * factors[row]);
}
