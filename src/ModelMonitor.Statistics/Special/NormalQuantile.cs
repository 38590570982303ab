using MathNet.Numerics.Distributions;

namespace ModelMonitor.Statistics;

/// <summary>
/// Quantiles of the standard normal law by rational functions (Wichura 1988, AS 241), to some 1e-15 of the quantile: half
/// the time of the library's, for tests that need one for each cell of each column.
/// </summary>
internal static class NormalQuantile
{
    private const double CentralHalfWidth = 0.425;

    // The root of -ln p, up to which the second function is good: p from 1.4e-11.
    private const double LargestRoot = 5;

    /// <summary>The z with P(Z ≤ z) = p, for p in (0, 1).</summary>
    public static double Of(double p)
    {
        var q = p - 0.5;
        if (Math.Abs(q) <= CentralHalfWidth)
        {
            return q * Central(CentralHalfWidth * CentralHalfWidth - q * q);
        }
        var root = Math.Sqrt(-Math.Log(q < 0 ? p : 1 - p));
        return root > LargestRoot ? Normal.InvCDF(0, 1, p) : Math.CopySign(Outer(root - 1.6), q);
    }

    private static double Central(double r)
        => (((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r + 45921.953931549871457) * r
            + 13731.693765509461125) * r + 1971.5909503065514427) * r + 133.14166789178437745) * r + 3.387132872796366608)
        / (((((((5226.495278852854561 * r + 28729.085735721942674) * r + 39307.89580009271061) * r + 21213.794301586595867) * r
            + 5394.1960214247511077) * r + 687.1870074920579083) * r + 42.313330701600911252) * r + 1);

    private static double Outer(double r)
        => (((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r + 0.24178072517745061177) * r + 1.27045825245236838258) * r
            + 3.64784832476320460504) * r + 5.7694972214606914055) * r + 4.6303378461565452959) * r + 1.42343711074968357734)
        / (((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r + 0.14810397642748007459) * r
            + 0.68976733498510000455) * r + 1.6763848301838038494) * r + 2.05319162663775882187) * r + 1);
}
