namespace ModelMonitor.Statistics;

/// <summary>
/// What Matthews' and Cohen's coefficients are made of, for actual shares t and predicted shares p of each class. Written as
/// sums of products that cannot cancel: they are exactly 0 when only one class has a share.
/// </summary>
/// <param name="Covariance">Σ(hits − pt).</param>
/// <param name="Actual">1 − Σt².</param>
/// <param name="Predicted">1 − Σp².</param>
/// <param name="Disagreement">1 − Σpt.</param>
internal readonly record struct ClassAssociation(double Covariance, double Actual, double Predicted, double Disagreement)
{
    public static ClassAssociation Of(ConfusionMatrix matrix)
    {
        var total = matrix.Total;
        var (covariance, actual, predicted, disagreement, earlierActual, earlierPredicted) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < matrix.Classes; i++)
        {
            var (hits, claimed, missed) = matrix.Shares(i, total);
            var (t, p) = (hits + missed, hits + claimed);
            covariance += hits * (1 - hits - claimed - missed) - claimed * missed;
            actual += 2 * t * earlierActual;
            predicted += 2 * p * earlierPredicted;
            disagreement += p * earlierActual + t * earlierPredicted;
            earlierActual += t;
            earlierPredicted += p;
        }
        return new ClassAssociation(covariance, actual, predicted, disagreement);
    }
}
