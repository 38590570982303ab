namespace ModelMonitor.Statistics;

/// <summary>A test of two areas under the ROC curve.</summary>
/// <param name="Z">
/// The statistic; positive when the first area is larger. 0 when a variance is unknown, infinite when areas without any
/// variance differ.
/// </param>
/// <param name="PValue">Two-sided asymptotic p-value in [0, 1]; 1 when a variance is unknown.</param>
/// <param name="Difference">First area minus second; NaN when one is.</param>
/// <param name="StandardError">Standard error of the difference; NaN when a variance is.</param>
/// <param name="Covariance">Covariance of the two areas: 0 when they are of different rows.</param>
/// <param name="First">The first area.</param>
/// <param name="Second">The second area.</param>
public readonly record struct DeLongResult(
    double Z, double PValue, double Difference, double StandardError, double Covariance, AucEstimate First, AucEstimate Second)
{
    internal static DeLongResult Of(AucEstimate first, AucEstimate second, double covariance)
    {
        var difference = first.Auc - second.Auc;
        // Rounding can leave the variance of two scores that rank all rows alike just below 0.
        var error = Math.Sqrt(Math.Max(0, first.Variance + second.Variance - 2 * covariance));
        var z = difference == 0 || double.IsNaN(error) ? 0 : difference / error;
        return new DeLongResult(z, Tails.NormalTwoSided(z), difference, error, covariance, first, second);
    }
}
