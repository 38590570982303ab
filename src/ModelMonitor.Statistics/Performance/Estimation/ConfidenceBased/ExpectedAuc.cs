namespace ModelMonitor.Statistics;

/// <summary>
/// The area under the ROC curve that calibrated probabilities let expect (Białek et al. 2024): a row with probability c is c
/// of a positive and 1 − c of a negative at its score, and pairs of equal scores count half. Assumes, as
/// <see cref="ConfidenceBasedEstimator"/>, that P(label | c) has not changed.
/// </summary>
/// <remarks>
/// A row also meets itself, as half a pair, which pulls the estimate towards ½ by less than |AUC − ½|·n·mean(c(1 − c))/(PN)
/// for P expected positives and N negatives. The standard error is that of the AUC which the true labels of these very
/// rows would give, by the delta method (derived here). For several classes, average one-vs-rest.
/// </remarks>
public static class ExpectedAuc
{
    /// <summary>Estimates the AUC of a window from its rows. O(n log n).</summary>
    /// <param name="scores">At least one finite score: what ranks the rows, before calibration, which may tie them.</param>
    /// <param name="probabilities">The calibrated probability of the positive class of each row.</param>
    /// <returns>The estimate; NaN when no positive or no negative is expected.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a score is not finite, or a probability is outside [0, 1].</exception>
    public static PerformanceEstimate FromScores(ReadOnlySpan<double> scores, ReadOnlySpan<double> probabilities)
    {
        Sample.Require(scores, nameof(scores));
        ScoredRows.RequireSameCount(scores.Length, probabilities.Length, "probabilities", nameof(probabilities));
        UnitProbabilities.Require(probabilities, nameof(probabilities), minimum: 1);
        var (sorted, sortedProbabilities) = (scores.ToArray(), probabilities.ToArray());
        sorted.AsSpan().Sort(sortedProbabilities.AsSpan());

        var (positives, negatives, variances) = (new double[sorted.Length], new double[sorted.Length], new double[sorted.Length]);
        var groups = 0;
        for (var i = 0; i < sorted.Length; groups++)
        {
            var score = sorted[i];
            for (; i < sorted.Length && sorted[i] == score; i++)
            {
                var c = sortedProbabilities[i];
                positives[groups] += c;
                negatives[groups] += 1 - c;
                variances[groups] += c * (1 - c);
            }
        }
        return Estimate(positives.AsSpan(0, groups), negatives.AsSpan(0, groups), variances.AsSpan(0, groups));
    }

    /// <summary>
    /// Estimates the AUC from sums in cells of the score, which add up over windows and machines. Rows of a cell count as
    /// tied, which is off by at most half of Σq⁺q⁻, the sum over cells of the products of shares. Their variance is taken
    /// as if all had the same probability: the standard error errs on the large side. O(cells), allocates nothing.
    /// </summary>
    /// <param name="positives">Σc of each cell, in the order of the score; zero or more.</param>
    /// <param name="negatives">Σ(1 − c) of each cell; zero or more.</param>
    /// <returns>The estimate; NaN when no positive or no negative is expected.</returns>
    /// <exception cref="ArgumentException">There are no cells, lengths differ, or a sum is negative or not finite.</exception>
    public static PerformanceEstimate FromCells(ReadOnlySpan<double> positives, ReadOnlySpan<double> negatives)
    {
        RequireSums(positives, nameof(positives));
        RequireSums(negatives, nameof(negatives));
        if (positives.Length != negatives.Length)
        {
            throw new ArgumentException(
                $"There are {negatives.Length} cells of negatives and {positives.Length} of positives. Both must come from the same cells.", nameof(negatives));
        }
        return Estimate(positives, negatives, variances: []);
    }

    /// <summary>The estimate from groups of equal scores; without variances, each group has a single probability.</summary>
    private static PerformanceEstimate Estimate(ReadOnlySpan<double> positives, ReadOnlySpan<double> negatives, ReadOnlySpan<double> variances)
    {
        var (allPositives, allNegatives, pairs) = (0.0, 0.0, 0.0);
        for (var i = 0; i < positives.Length; i++)
        {
            pairs += positives[i] * (allNegatives + negatives[i] / 2);
            allPositives += positives[i];
            allNegatives += negatives[i];
        }
        var auc = pairs / allPositives / allNegatives;

        var (belowPositives, belowNegatives, variance) = (0.0, 0.0, 0.0);
        for (var i = 0; i < positives.Length; i++)
        {
            // What one more positive in place of a negative at this score adds to the area.
            var asPositive = (belowNegatives + negatives[i] / 2) / allNegatives;
            var asNegative = (allPositives - belowPositives - positives[i] / 2) / allPositives;
            var derivative = (asPositive - auc) / allPositives - (asNegative - auc) / allNegatives;
            var ofGroup = variances.IsEmpty ? SingleProbability(positives[i], negatives[i]) : variances[i];
            variance += derivative * derivative * ofGroup;
            belowPositives += positives[i];
            belowNegatives += negatives[i];
        }
        var size = allPositives + allNegatives;
        return new PerformanceEstimate(
            auc, Math.Sqrt(variance), size, EstimateAssumption.SameLabelsGivenScore, size >= PerformanceEstimate.SmallestSize);
    }

    private static double SingleProbability(double positives, double negatives)
        => positives > 0 ? positives * (negatives / (positives + negatives)) : 0;

    private static void RequireSums(ReadOnlySpan<double> sums, string name)
    {
        if (sums.IsEmpty)
        {
            throw new ArgumentException("There are no cells. Pass one sum for each cell, at least one.", name);
        }
        for (var i = 0; i < sums.Length; i++)
        {
            if (!double.IsFinite(sums[i]) || sums[i] < 0)
            {
                throw new ArgumentException($"Sum {i} is {sums[i]}. Sums of probabilities are finite and zero or more.", name);
            }
        }
    }
}
