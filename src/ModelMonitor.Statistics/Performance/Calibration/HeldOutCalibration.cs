namespace ModelMonitor.Statistics;

/// <summary>Calibrated probabilities of rows that took no part in the fit, and how far off they are.</summary>
internal static class HeldOutCalibration
{
    private const int Bins = 10;

    public static IProbabilityCalibrator Fit(
        CalibrationMethod method, ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights)
    {
        if (method == CalibrationMethod.Platt)
        {
            return PlattScaling.Fit(probabilities, labels, ScoreScale.Probability, weights);
        }
        var targets = new double[labels.Length];
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = labels[i] ? 1 : 0;
        }
        return IsotonicRegression.Fit(probabilities, targets, weights);
    }

    /// <summary>Each row predicted by the fit to the other folds; rows of each class are dealt to the folds in shuffled order.</summary>
    public static double[] Predict(
        CalibrationMethod method, ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights, int folds, int seed)
    {
        var fold = DealtFolds(labels, folds, seed);
        var predicted = new double[labels.Length];
        var (keptProbabilities, keptLabels) = (new double[labels.Length], new bool[labels.Length]);
        var keptWeights = new double[weights.Length];
        for (var held = 0; held < folds; held++)
        {
            var kept = 0;
            var squares = 0.0;
            for (var i = 0; i < fold.Length; i++)
            {
                if (fold[i] != held)
                {
                    (keptProbabilities[kept], keptLabels[kept]) = (probabilities[i], labels[i]);
                    if (!weights.IsEmpty)
                    {
                        keptWeights[kept] = weights[i];
                    }
                    squares += weights.IsEmpty ? 1 : weights[i] * weights[i];
                    kept++;
                }
            }
            // A fold that holds all the weight leaves nothing to fit: its rows stay as they are.
            var calibrator = squares > 0
                ? Fit(method, keptProbabilities.AsSpan(0, kept), keptLabels.AsSpan(0, kept), weights.IsEmpty ? [] : keptWeights.AsSpan(0, kept))
                : null;
            for (var i = 0; i < fold.Length; i++)
            {
                if (fold[i] == held)
                {
                    predicted[i] = calibrator?.Predict(probabilities[i]) ?? probabilities[i];
                }
            }
        }
        return predicted;
    }

    /// <summary>Expected calibration error over bins of equal mass; equal probabilities share the bin of the first of them.</summary>
    public static double Error(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights)
    {
        var sorted = probabilities.ToArray();
        var order = new int[sorted.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }
        sorted.AsSpan().Sort(order.AsSpan());
        Span<double> gaps = stackalloc double[Bins];
        gaps.Clear();
        var total = 0.0;
        var bin = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i > 0 && sorted[i] != sorted[i - 1])
            {
                bin = (int)((long)Bins * i / sorted.Length);
            }
            var weight = weights.IsEmpty ? 1 : weights[order[i]];
            gaps[bin] += weight * ((labels[order[i]] ? 1 : 0) - sorted[i]);
            total += weight;
        }
        var error = 0.0;
        foreach (var gap in gaps)
        {
            error += Math.Abs(gap) / total;
        }
        return error;
    }

    private static int[] DealtFolds(ReadOnlySpan<bool> labels, int folds, int seed)
    {
        var rows = new int[labels.Length];
        var positives = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = i;
            positives += labels[i] ? 1 : 0;
        }
        new Random(seed).Shuffle(rows);
        var fold = new int[rows.Length];
        var (nextPositive, nextNegative) = (0, positives);
        foreach (var row in rows)
        {
            fold[row] = (labels[row] ? nextPositive++ : nextNegative++) % folds;
        }
        return fold;
    }
}
