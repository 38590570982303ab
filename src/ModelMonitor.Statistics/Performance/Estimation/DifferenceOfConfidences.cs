namespace ModelMonitor.Statistics;

/// <summary>
/// Difference of confidences (DoC; Guillory et al. 2021): the accuracy of a window is that of the baseline plus what the
/// mean confidence has changed by, times a slope that is 1 in the plain form and fitted to shifted subsets of the baseline
/// in the regression form. Take <see cref="ConfidenceScore.MaxProbability"/>. Assumes that confidence and accuracy move
/// together as they did; blind to concept drift. Its live state is a <see cref="RunningMoments"/>, which merges.
/// Immutable and thread-safe.
/// </summary>
public sealed class DifferenceOfConfidences
{
    /// <summary>Restores a fitted estimator.</summary>
    /// <param name="baselineConfidence">Mean confidence of the baseline, finite.</param>
    /// <param name="baselineAccuracy">Accuracy of the baseline, in [0, 1].</param>
    /// <param name="slope">Change of accuracy for each unit of mean confidence, finite.</param>
    /// <param name="slopeError">Standard error of the slope, 0 or more.</param>
    /// <param name="residualVariance">Variance over baseline rows of (1 if right, else 0) − slope·confidence, 0 or more.</param>
    /// <param name="baselineSize">Number of baseline rows, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not within these limits.</exception>
    public DifferenceOfConfidences(
        double baselineConfidence, double baselineAccuracy, double slope, double slopeError, double residualVariance, long baselineSize)
    {
        ScoredRows.RequireScore(baselineConfidence, nameof(baselineConfidence));
        UnitProbabilities.Require(baselineAccuracy, nameof(baselineAccuracy));
        ScoredRows.RequireScore(slope, nameof(slope));
        StreamValue.RequireNotNegative(slopeError, nameof(slopeError));
        StreamValue.RequireNotNegative(residualVariance, nameof(residualVariance));
        ArgumentOutOfRangeException.ThrowIfLessThan(baselineSize, 1);
        (BaselineConfidence, BaselineAccuracy, Slope) = (baselineConfidence, baselineAccuracy, slope);
        (SlopeError, ResidualVariance, BaselineSize) = (slopeError, residualVariance, baselineSize);
    }

    /// <summary>Mean confidence of the baseline.</summary>
    public double BaselineConfidence { get; }

    /// <summary>Accuracy of the baseline.</summary>
    public double BaselineAccuracy { get; }

    /// <summary>Change of accuracy for each unit of mean confidence.</summary>
    public double Slope { get; }

    /// <summary>Standard error of the slope; 0 in the plain form.</summary>
    public double SlopeError { get; }

    /// <summary>Variance over baseline rows of (1 if right, else 0) − slope·confidence.</summary>
    public double ResidualVariance { get; }

    /// <summary>Number of baseline rows.</summary>
    public long BaselineSize { get; }

    /// <summary>Fits the plain form, of slope 1. O(n).</summary>
    /// <param name="confidences">
    /// Confidence of each baseline row, finite; at least one. Rows the model was not trained on.
    /// </param>
    /// <param name="correct">Whether the prediction of each row was right.</param>
    /// <returns>The fitted estimator.</returns>
    /// <exception cref="ArgumentException">There are no rows, lengths differ, or a confidence is not finite.</exception>
    public static DifferenceOfConfidences Fit(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct)
        => FromSlope(Baseline(confidences, correct), slope: 1, slopeError: 0);

    /// <summary>
    /// Fits the regression form: draws subsets of the baseline with replacement, each tilted by exp(θz) towards confident
    /// or unsure rows (z the standardised confidence, θ uniform in [−1, 1]), and regresses their change of accuracy on
    /// their change of mean confidence, through the origin. O(subsets·(n + size·log n)).
    /// </summary>
    /// <param name="confidences">
    /// Confidence of each baseline row, finite; at least one. Rows the model was not trained on.
    /// </param>
    /// <param name="correct">Whether the prediction of each row was right.</param>
    /// <param name="seed">Seed of the subsets: the same seed gives the same slope.</param>
    /// <param name="subsets">Number of subsets, at least 2.</param>
    /// <param name="subsetSize">Number of rows in a subset, at least 1.</param>
    /// <returns>The fitted estimator; of slope 1 when all confidences are equal.</returns>
    /// <exception cref="ArgumentException">
    /// There are no rows, lengths differ, a confidence is not finite, or a number is too small.
    /// </exception>
    public static DifferenceOfConfidences FitRegression(
        ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct, int seed, int subsets = 100, int subsetSize = 1000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(subsets, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(subsetSize, 1);
        var baseline = Baseline(confidences, correct);
        if (baseline.M2X == 0)
        {
            return FromSlope(baseline, slope: 1, slopeError: 0);
        }
        var random = new Random(seed);
        var cumulative = new double[confidences.Length];
        var (squares, products, targets) = (0.0, 0.0, 0.0);
        for (var subset = 0; subset < subsets; subset++)
        {
            Tilt(confidences, baseline, 2 * random.NextDouble() - 1, cumulative);
            var (confidence, accuracy) = Draw(confidences, correct, cumulative, subsetSize, random);
            var (x, y) = (confidence - baseline.MeanX, accuracy - baseline.MeanY);
            squares += x * x;
            products += x * y;
            targets += y * y;
        }
        if (squares == 0)
        {
            return FromSlope(baseline, slope: 1, slopeError: 0);
        }
        var slope = products / squares;
        // Subsets scatter around the line of this baseline, and the baseline around that of its population.
        var ofSubsets = Math.Max(0, targets - slope * products) / (subsets - 1) / squares;
        var ofBaseline = SquaredResiduals(baseline, slope) / baseline.Count / baseline.M2X;
        return FromSlope(baseline, slope, Math.Sqrt(ofSubsets + ofBaseline));
    }

    /// <summary>Estimates the accuracy of a window from its rows. O(n).</summary>
    /// <param name="confidences">Confidence of each live row, finite; at least one.</param>
    /// <returns>The estimate, as from moments.</returns>
    /// <exception cref="ArgumentException">There are no rows or a confidence is not finite.</exception>
    public PerformanceEstimate Estimate(ReadOnlySpan<double> confidences)
    {
        Sample.Require(confidences, nameof(confidences));
        var moments = new RunningMoments();
        foreach (var confidence in confidences)
        {
            moments.Add(confidence);
        }
        return Estimate(moments);
    }

    /// <summary>
    /// Estimates the accuracy of a window from the moments of its confidences, kept within [0, 1]. The standard error adds
    /// up those of the live mean, of the baseline and of the slope. O(1).
    /// </summary>
    /// <param name="confidences">Moments of the live confidences, of at least one row.</param>
    /// <returns>The estimated accuracy.</returns>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public PerformanceEstimate Estimate(in RunningMoments confidences)
    {
        if (confidences.Count == 0)
        {
            throw new ArgumentException("There are no live rows. Wait for the first one.", nameof(confidences));
        }
        var change = confidences.Mean - BaselineConfidence;
        var variance = Slope * Slope * confidences.PopulationVariance / confidences.Count
            + ResidualVariance / BaselineSize
            + SlopeError * SlopeError * change * change;
        return new PerformanceEstimate(
            Math.Clamp(BaselineAccuracy + Slope * change, 0, 1), Math.Sqrt(variance), confidences.Count,
            EstimateAssumption.SameErrorsGivenConfidence, Math.Min(confidences.Count, BaselineSize) >= PerformanceEstimate.SmallestSize);
    }

    private static RunningCovariance Baseline(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct)
    {
        Sample.Require(confidences, nameof(confidences));
        ScoredRows.RequireSameCount(confidences.Length, correct.Length, "outcomes", nameof(correct));
        var baseline = new RunningCovariance();
        for (var i = 0; i < correct.Length; i++)
        {
            baseline.Add(confidences[i], correct[i] ? 1 : 0);
        }
        return baseline;
    }

    private static DifferenceOfConfidences FromSlope(in RunningCovariance baseline, double slope, double slopeError)
        => new(
            baseline.MeanX, Math.Clamp(baseline.MeanY, 0, 1), slope, slopeError, SquaredResiduals(baseline, slope) / baseline.Count, baseline.Count);

    private static double SquaredResiduals(in RunningCovariance baseline, double slope)
        => Math.Max(0, baseline.M2Y - 2 * slope * baseline.CoMoment + slope * slope * baseline.M2X);

    private static void Tilt(ReadOnlySpan<double> confidences, in RunningCovariance baseline, double tilt, Span<double> cumulative)
    {
        var perUnit = tilt / Math.Sqrt(baseline.M2X / baseline.Count);
        var sum = 0.0;
        for (var i = 0; i < confidences.Length; i++)
        {
            // Rows beyond 10 standard deviations count as if there, so that one outlier cannot take all the weight.
            sum += Math.Exp(Math.Clamp(perUnit * (confidences[i] - baseline.MeanX), -10, 10));
            cumulative[i] = sum;
        }
    }

    private static (double Confidence, double Accuracy) Draw(
        ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct, ReadOnlySpan<double> cumulative, int size, Random random)
    {
        var (confidence, right) = (0.0, 0);
        for (var i = 0; i < size; i++)
        {
            var found = cumulative.BinarySearch(random.NextDouble() * cumulative[^1]);
            var row = Math.Min(found >= 0 ? found + 1 : ~found, cumulative.Length - 1);
            confidence += confidences[row] / size;
            right += correct[row] ? 1 : 0;
        }
        return (confidence, (double)right / size);
    }
}
