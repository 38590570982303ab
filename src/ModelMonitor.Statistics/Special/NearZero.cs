namespace ModelMonitor.Statistics;

/// <summary>
/// exp(x) − 1 and ln(1 + x) without the cancellation near 0, by Kahan's quotients: to some 1e-15, where MathNet's own
/// forms lose up to eight digits.
/// </summary>
internal static class NearZero
{
    /// <summary>exp(x) − 1.</summary>
    public static double ExpMinusOne(double x)
    {
        var power = Math.Exp(x);
        return power == 1 ? x
            : power < 0.5 || double.IsPositiveInfinity(power) ? power - 1
            : (power - 1) * (x / Math.Log(power));
    }

    /// <summary>ln(1 + x).</summary>
    public static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x
            : sum <= 0 || double.IsInfinity(sum) ? Math.Log(sum)
            : Math.Log(sum) * (x / (sum - 1));
    }
}
