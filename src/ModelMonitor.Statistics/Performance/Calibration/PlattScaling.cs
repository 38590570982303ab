using MathNet.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>
/// Platt scaling: P(label = 1 | s) = 1/(1 + exp(A·s + B)), fitted by Newton's method to targets drawn in from 0 and 1,
/// (N₊ + 1)/(N₊ + 2) and 1/(N₋ + 2) (Platt 1999; Lin, Lin and Weng 2007). The targets keep A finite when a score
/// separates the classes, and the probability away from 0 and 1 when there is only one class. A is negative when higher
/// scores mean more positives. Immutable and thread-safe; A, B and the scale are all its state.
/// </summary>
public sealed class PlattScaling : IProbabilityCalibrator
{
    private const double SmallestProbability = 1e-15;

    /// <summary>Restores a fitted function.</summary>
    /// <param name="a">A, finite.</param>
    /// <param name="b">B, finite.</param>
    /// <param name="scale">What the scores are.</param>
    /// <exception cref="ArgumentOutOfRangeException">A or B is not finite, or the scale is unknown.</exception>
    public PlattScaling(double a, double b, ScoreScale scale = ScoreScale.Margin)
    {
        ScoredRows.RequireScore(a, nameof(a));
        ScoredRows.RequireScore(b, nameof(b));
        RequireScale(scale);
        (A, B, Scale) = (a, b, scale);
    }

    /// <summary>The slope A; the log-odds fall by A for each unit of the score.</summary>
    public double A { get; }

    /// <summary>The offset B: the log-odds are −B at score 0.</summary>
    public double B { get; }

    /// <summary>What the scores are.</summary>
    public ScoreScale Scale { get; }

    /// <summary>
    /// Fits A and B. Weights are scaled to add up to their effective sample size (Σw)²/Σw², which is n for equal weights,
    /// so that only their ratios matter. O(n) for each of about ten steps.
    /// </summary>
    /// <param name="scores">At least one score, finite and on the scale.</param>
    /// <param name="labels">The label of each score: true for the positive class.</param>
    /// <param name="scale">What the scores are.</param>
    /// <param name="weights">A weight of 0 or more for each score, not all 0; none for equal weights.</param>
    /// <returns>The fitted function. Constant scores give A = 0.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a score is not on the scale, or a weight is negative.</exception>
    public static PlattScaling Fit(
        ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ScoreScale scale = ScoreScale.Margin, ReadOnlySpan<double> weights = default)
    {
        RequireScale(scale);
        if (scale == ScoreScale.Probability)
        {
            UnitProbabilities.Require(scores, nameof(scores), minimum: 1);
        }
        Sample.Require(scores, nameof(scores));
        ScoredRows.RequireSameCount(scores.Length, labels.Length, "labels", nameof(labels));
        if (!weights.IsEmpty)
        {
            ScoredRows.RequireWeights(weights, scores.Length, nameof(weights));
        }
        var margins = scores.ToArray();
        if (scale == ScoreScale.Probability)
        {
            for (var i = 0; i < margins.Length; i++)
            {
                margins[i] = LogOdds(margins[i]);
            }
        }
        var (a, b) = PlattFit.Solve(margins, labels, weights);
        return new PlattScaling(a, b, scale);
    }

    /// <summary>The probability that belongs to a score. O(1).</summary>
    /// <param name="score">A score on the <see cref="Scale"/>.</param>
    /// <returns>1/(1 + exp(A·s + B)), in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The score is NaN, infinite or off the scale.</exception>
    public double Predict(double score)
    {
        if (Scale == ScoreScale.Probability)
        {
            UnitProbabilities.Require(score, nameof(score));
            score = LogOdds(score);
        }
        ScoredRows.RequireScore(score, nameof(score));
        return SpecialFunctions.Logistic(-(A * score + B));
    }

    private static double LogOdds(double probability)
        => SpecialFunctions.Logit(Math.Clamp(probability, SmallestProbability, 1 - SmallestProbability));

    private static void RequireScale(ScoreScale scale)
    {
        if (scale is not (ScoreScale.Margin or ScoreScale.Probability))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "The scale is Margin or Probability.");
        }
    }
}
