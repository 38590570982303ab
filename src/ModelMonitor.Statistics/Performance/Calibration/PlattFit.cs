using MathNet.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>
/// The two parameters of Platt scaling. Scores are standardised for the iteration, so that neither their unit nor their
/// distance from zero spoils the 2×2 system.
/// </summary>
internal static class PlattFit
{
    private const int LargestSteps = 100;
    private const double Converged = 1e-12;

    // A slope of the reciprocal of less would exceed the largest double.
    private const double SmallestSpread = 1e-290;

    /// <summary>A and B of checked scores, which are overwritten.</summary>
    public static (double A, double B) Solve(Span<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights)
    {
        var weight = new double[scores.Length];
        var (total, squares) = (0.0, 0.0);
        for (var i = 0; i < weight.Length; i++)
        {
            weight[i] = weights.IsEmpty ? 1 : weights[i];
            total += weight[i];
            squares += weight[i] * weight[i];
        }
        var (positives, negatives, mean) = (0.0, 0.0, 0.0);
        for (var i = 0; i < weight.Length; i++)
        {
            mean += weight[i] / total * scores[i];
            weight[i] *= total / squares;
            positives += labels[i] ? weight[i] : 0;
            negatives += labels[i] ? 0 : weight[i];
        }
        var (high, low) = ((positives + 1) / (positives + 2), 1 / (negatives + 2));
        var constant = Math.Log((positives * (1 - high) + negatives * (1 - low)) / (positives * high + negatives * low));

        var scale = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            scale = Math.Max(scale, weight[i] > 0 ? Math.Abs(scores[i] - mean) : 0);
        }
        if (!double.IsFinite(scale))
        {
            throw new ArgumentException("The scores span more than a double can hold. Scale them down.", nameof(scores));
        }
        // Below this the spread is what rounding makes of equal scores.
        if (scale <= Math.Max(1e-14 * Math.Abs(mean), SmallestSpread))
        {
            return (0, constant);
        }
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = weight[i] > 0 ? (scores[i] - mean) / scale : 0;
        }
        var (a, b) = Minimise(scores, labels, weight, high, low, constant);
        return (a / scale, b - a / scale * mean);
    }

    private static (double A, double B) Minimise(
        ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights, double high, double low, double constant)
    {
        var (a, b) = (0.0, constant);
        var objective = Objective(scores, labels, weights, high, low, a, b);
        for (var step = 0; step < LargestSteps; step++)
        {
            var (gradientA, gradientB, aa, ab, bb) = (0.0, 0.0, 0.0, 0.0, 0.0);
            for (var i = 0; i < scores.Length; i++)
            {
                var p = SpecialFunctions.Logistic(-(a * scores[i] + b));
                var error = weights[i] * ((labels[i] ? high : low) - p);
                var curvature = weights[i] * p * (1 - p);
                gradientA += error * scores[i];
                gradientB += error;
                aa += curvature * scores[i] * scores[i];
                ab += curvature * scores[i];
                bb += curvature;
            }
            // The ridge keeps the step finite where all curvature has died away.
            (aa, bb) = (aa + 1e-12, bb + 1e-12);
            var determinant = Math.Max(aa * bb - ab * ab, 1e-14 * aa * bb);
            var (stepA, stepB) = ((ab * gradientB - bb * gradientA) / determinant, (ab * gradientA - aa * gradientB) / determinant);
            var decrement = -(gradientA * stepA + gradientB * stepB);
            var isClose = decrement <= Converged * weights.Length;

            var length = 1.0;
            var next = Objective(scores, labels, weights, high, low, a + stepA, b + stepB);
            while (!isClose && next > objective - 1e-4 * length * decrement && length > 1e-10)
            {
                length /= 2;
                next = Objective(scores, labels, weights, high, low, a + length * stepA, b + length * stepB);
            }
            (a, b, objective) = (a + length * stepA, b + length * stepB, next);
            if (isClose)
            {
                break;
            }
        }
        return (a, b);
    }

    /// <summary>−Σw[t·ln p + (1 − t)·ln(1 − p)], without overflow on either side.</summary>
    private static double Objective(
        ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights, double high, double low, double a, double b)
    {
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            var f = a * scores[i] + b;
            var target = labels[i] ? high : low;
            sum += weights[i] * ((f >= 0 ? target : target - 1) * f + SpecialFunctions.Log1p(Math.Exp(-Math.Abs(f))));
        }
        return sum;
    }
}
