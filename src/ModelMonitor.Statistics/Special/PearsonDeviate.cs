namespace ModelMonitor.Statistics;

/// <summary>
/// The standard normal deviate that is as probable as a standardised deviate of a skewed law, taken as Pearson's type
/// III: a gamma variable moved and scaled. By the modified signed root r* (Barndorff-Nielsen 1986), which for gamma
/// variables is exact but for a factor: with a skewness of 1 the tail is 2 % off, with 0.3 by 0.2 %, at any distance.
/// </summary>
internal static class PearsonDeviate
{
    private const double SeriesLimit = 0.05;

    // The law has an end on its short side, and what lies beyond is as improbable as what lies close to it.
    private const double SmallestRatio = 1e-9;

    public static double Of(double deviate, double skewness)
    {
        // A gamma variable over its mean is 1 + w; 4/skewness² is its shape.
        var w = Math.Max(deviate * skewness / 2, SmallestRatio - 1);
        if (Math.Abs(w) < SeriesLimit)
        {
            // q = 2(w − ln(1 + w))/w², and ln q by the same expansion.
            var q = 1 + w * (-2 / 3.0 + w * (1 / 2.0 + w * (-2 / 5.0 + w * (1 / 3.0 - w * 2 / 7))));
            var root = Math.Sqrt(q);
            var logOverW = -2 / 3.0 + w * (5 / 18.0 + w * (-67 / 405.0 + w * (371 / 3240.0 - w * 293 / 3402)));
            return deviate * root - logOverW * skewness / (4 * root);
        }
        var signedRoot = Math.Sign(deviate) * Math.Sqrt(8 * (w - NearZero.LogOnePlus(w))) / Math.Abs(skewness);
        return signedRoot + Math.Log(2 * w / (skewness * signedRoot)) / signedRoot;
    }
}
