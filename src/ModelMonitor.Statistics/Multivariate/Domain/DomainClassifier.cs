namespace ModelMonitor.Statistics;

/// <summary>
/// The domain classifier (classifier two-sample test; Lopez-Paz and Oquab 2017): if a classifier tells live rows from
/// baseline rows that it was not fitted to, the distribution has changed. Here a logistic regression on z-scores and
/// their squares with a ridge of 1/n, five stratified folds: it sees changes of means and spreads of any column, ranks
/// columns and gives weights, and it is blind to changes of dependence alone, which
/// <see cref="MaximumMeanDiscrepancy"/> sees. Pass categories as one column of 0 and 1 for each.
/// </summary>
public static class DomainClassifier
{
    private const int Folds = 5;
    private const int SmallestSize = 10;

    /// <summary>
    /// Tests whether live rows can be told from baseline rows. O(N·d²) for each of some 40 steps; permutations repeat that.
    /// Sizes may differ: the prior goes into the intercept, which moves no ranks.
    /// </summary>
    /// <param name="baseline">At least ten rows, all values finite.</param>
    /// <param name="live">At least ten rows with the same columns.</param>
    /// <param name="seed">Seed of the folds and the permutations.</param>
    /// <param name="permutations">
    /// Number of permutations of the labels for the p-value, which is then exact; p cannot be below 1/(permutations + 1).
    /// 0 takes a normal law with twice the variance of Mann and Whitney's statistic, the most that the dependence of the folds
    /// adds in the limit: quick, and not too small (in simulations without a change p ≤ 0.05 comes about 0.03 to 0.05 often).
    /// </param>
    /// <returns>
    /// The area under the curve, its p-value, scores and importances. Rows that are all equal give an area of ½.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A sample is too small or holds NaN or an infinite value, columns differ, or the number is negative.
    /// </exception>
    public static DomainClassifierResult Test(Rows baseline, Rows live, int seed, int permutations = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(permutations);
        Require(baseline, live);
        var design = new DomainDesign(baseline, live);
        var model = new LogisticRegression(design);
        var isLive = new bool[design.Count];
        isLive.AsSpan(baseline.Count).Fill(true);
        var random = new Random(seed);
        var (scores, folds) = (new double[design.Count], new int[design.Count]);
        var area = Validate(model, isLive, folds, scores, random);

        var permuted = (bool[])isLive.Clone();
        var (others, atLeastAsLarge) = (new double[design.Count], 1);
        for (var r = 0; r < permutations; r++)
        {
            random.Shuffle(permuted);
            // Areas are whole numbers over the same number of pairs: equal ones are equal to the bit.
            atLeastAsLarge += Validate(model, permuted, folds, others, random) >= area ? 1 : 0;
        }
        var p = permutations > 0 ? atLeastAsLarge / (permutations + 1.0) : Approximate(area, baseline.Count, live.Count);

        model.Fit(isLive, folds, leftOut: -1);
        return new DomainClassifierResult(
            area, p, permutations, seed, baseline.Count, scores, design.Importance(model.Coefficients, baseline.Dimensions));
    }

    /// <summary>
    /// The tail of the normal law with the variance of Mann and Whitney doubled: a model of folds that hold a difference by
    /// chance is judged on the fold at hand, and the other way round too, so that each such coincidence counts twice.
    /// </summary>
    private static double Approximate(double area, double m, double n)
        => Tails.Normal((area - 0.5) / Math.Sqrt(2 * (m + n + 1) / (12 * m * n)));

    /// <summary>
    /// Scores every row by a model of the other folds; the area under the curve, of pairs of rows of one fold. Models of folds
    /// differ in their intercepts: where a fold left out holds many live rows, the model has seen fewer and scores all of it
    /// lower, so that an area of all pairs is below ½ wherever most rows are alike (Parker, Günter and Bedo 2007).
    /// </summary>
    private static double Validate(LogisticRegression model, bool[] isLive, int[] folds, double[] scores, Random random)
    {
        Stratify(isLive, folds, random);
        var (live, others) = (new double[scores.Length], new double[scores.Length]);
        var (wins, pairs) = (0L, 0L);
        for (var fold = 0; fold < Folds; fold++)
        {
            model.Fit(isLive, folds, fold);
            var (liveCount, otherCount) = (0, 0);
            for (var i = 0; i < scores.Length; i++)
            {
                if (folds[i] != fold)
                {
                    continue;
                }
                scores[i] = model.Score(i);
                if (isLive[i])
                {
                    live[liveCount++] = scores[i];
                }
                else
                {
                    others[otherCount++] = scores[i];
                }
            }
            var all = 2L * liveCount * otherCount;
            var area = MannWhitney.Test(live.AsSpan(0, liveCount), others.AsSpan(0, otherCount), PValueMethod.Asymptotic).Superiority;
            // A tie is half a win: twice of both is whole.
            wins += (long)Math.Round(area * all);
            pairs += all;
        }
        return (double)wins / pairs;
    }

    /// <summary>Deals the rows of each class to the folds in random order.</summary>
    private static void Stratify(bool[] isLive, int[] folds, Random random)
    {
        var order = new int[isLive.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }
        random.Shuffle(order);
        var (baseline, live) = (0, 0);
        foreach (var row in order)
        {
            folds[row] = (isLive[row] ? live++ : baseline++) % Folds;
        }
    }

    private static void Require(Rows baseline, Rows live)
    {
        baseline.Require(nameof(baseline), SmallestSize);
        live.Require(nameof(live), SmallestSize);
        if (baseline.Dimensions != live.Dimensions)
        {
            throw new ArgumentException(
                $"Live rows have {live.Dimensions} columns and baseline rows {baseline.Dimensions}. Both must have the same columns.", nameof(live));
        }
    }
}
