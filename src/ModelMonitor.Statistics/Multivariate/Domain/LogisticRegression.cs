namespace ModelMonitor.Statistics;

/// <summary>
/// Logistic regression with an L2 penalty ½‖β‖² on the sum of log losses (λ = 1/n of their mean), the intercept free, by
/// iteratively reweighted least squares. The penalty keeps it finite for separated classes and equal columns.
/// </summary>
internal sealed class LogisticRegression
{
    private const int LargestSteps = 25;
    private const double Rounding = 1e-10;

    // Convergence is quadratic: what such a step leaves is far below a rank of scores.
    private const double SmallStep = 1e-6;

    private readonly DomainDesign _design;
    private readonly double[] _gradient;
    private readonly double[] _hessian;
    private readonly double[] _best;

    public LogisticRegression(DomainDesign design)
    {
        _design = design;
        Coefficients = new double[design.Terms];
        _gradient = new double[design.Terms];
        _best = new double[design.Terms];
        _hessian = new double[CholeskyFactor.PackedLength(design.Terms)];
    }

    /// <summary>The intercept, then one coefficient for each other term.</summary>
    public double[] Coefficients { get; }

    /// <summary>Fits all rows but those of a fold.</summary>
    /// <param name="isLive">The class of each row.</param>
    /// <param name="folds">The fold of each row.</param>
    /// <param name="leftOut">The fold to leave out; −1 for none.</param>
    public void Fit(ReadOnlySpan<bool> isLive, ReadOnlySpan<int> folds, int leftOut)
    {
        Coefficients.AsSpan().Clear();
        var lowest = double.PositiveInfinity;
        for (var step = 0; step < LargestSteps; step++)
        {
            var loss = Evaluate(isLive, folds, leftOut);
            if (loss > lowest + Rounding * Math.Abs(lowest))
            {
                // The step was too long: half of it.
                for (var k = 0; k < Coefficients.Length; k++)
                {
                    Coefficients[k] = (Coefficients[k] + _best[k]) / 2;
                }
                continue;
            }
            lowest = loss;
            Coefficients.CopyTo(_best, 0);
            if (!CholeskyFactor.TryFactor(_hessian, Coefficients.Length))
            {
                return;
            }
            CholeskyFactor.Solve(_hessian, _gradient);
            VectorMath.AddScaled(Coefficients, _gradient, 1);
            if (VectorMath.Dot(_gradient, _gradient) < SmallStep * SmallStep)
            {
                return;
            }
        }
        _best.CopyTo(Coefficients, 0);
    }

    /// <summary>The probability that a row is live.</summary>
    public double Score(int row) => Sigmoid(VectorMath.Dot(Coefficients, _design.Row(row)));

    /// <summary>The penalised loss; its negative gradient and Hessian go where the step is solved.</summary>
    private double Evaluate(ReadOnlySpan<bool> isLive, ReadOnlySpan<int> folds, int leftOut)
    {
        _gradient.AsSpan().Clear();
        _hessian.AsSpan().Clear();
        var loss = 0.0;
        for (var i = 0; i < isLive.Length; i++)
        {
            if (folds[i] == leftOut)
            {
                continue;
            }
            var row = _design.Row(i);
            var logit = VectorMath.Dot(Coefficients, row);
            var score = Sigmoid(logit);
            loss += Math.Max(0, isLive[i] ? -logit : logit) + Math.Log(1 + Math.Exp(-Math.Abs(logit)));
            VectorMath.AddScaled(_gradient, row, (isLive[i] ? 1 : 0) - score);
            var weight = score * (1 - score);
            for (var k = 0; k < row.Length; k++)
            {
                VectorMath.AddScaled(CholeskyFactor.Row(_hessian.AsSpan(), k), row, weight * row[k]);
            }
        }
        for (var k = 1; k < Coefficients.Length; k++)
        {
            loss += Coefficients[k] * Coefficients[k] / 2;
            _gradient[k] -= Coefficients[k];
            CholeskyFactor.Row(_hessian.AsSpan(), k)[k] += 1;
        }
        return loss;
    }

    private static double Sigmoid(double logit) => 1 / (1 + Math.Exp(-logit));
}
