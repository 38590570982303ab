namespace ModelMonitor.Statistics;

/// <summary>
/// Drift of global feature attributions, such as mean |SHAP| values, from baseline to live: of their order, as Amazon SageMaker
/// Clarify measures it, by NDCG (Järvelin and Kekäläinen 2002), and of their shares, by total variation. Both have sampling
/// error: calibrate thresholds with <see cref="NullDistribution"/> on windows of the baseline.
/// </summary>
public static class AttributionDrift
{
    /// <summary>Compares two attributions of the same features. O(d log d).</summary>
    /// <param name="baseline">
    /// The global attribution of each feature on the baseline, finite; its magnitude counts. At least one feature.
    /// </param>
    /// <param name="live">The attribution of the same features on live rows, finite; its magnitude counts.</param>
    /// <returns>Order and shares compared. Features of equal live attribution rank in the order of the input.</returns>
    /// <exception cref="ArgumentException">Lengths differ, there are no features or a value is not finite.</exception>
    public static AttributionDriftResult Compare(ReadOnlySpan<double> baseline, ReadOnlySpan<double> live)
    {
        Pairs.Require(baseline, live);
        var x = Magnitudes(baseline);
        var y = Magnitudes(live);
        var (sumX, sumY) = (Sum(x), Sum(y));
        var distance = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            distance += Math.Abs(x[i] / sumX - y[i] / sumY) / 2;
        }
        return new AttributionDriftResult(Ndcg.Of(x, y, averageTies: false), Math.Min(1, distance), x.Length);
    }

    private static double[] Magnitudes(ReadOnlySpan<double> values)
    {
        var magnitudes = new double[values.Length];
        for (var i = 0; i < magnitudes.Length; i++)
        {
            magnitudes[i] = Math.Abs(values[i]);
        }
        return magnitudes;
    }

    private static double Sum(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }
        return sum;
    }
}
