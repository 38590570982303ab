namespace ModelMonitor.Statistics;

/// <summary>
/// ln of Γ(a + n)/Γ(a), by Stirling's series for both at once: some 1e-12 off, and several times as fast as two
/// logarithms of gamma functions, in which large numbers cancel.
/// </summary>
internal static class GammaRatio
{
    // The first term of the series that is left out is 2e-13 there.
    private const double SmallestArgument = 8;

    /// <summary>The logarithm for a above 0 and n from 0.</summary>
    public static double Log(double a, double n)
    {
        var (low, high, factors) = (a, a + n, 1.0);
        for (; low < SmallestArgument; low++)
        {
            factors *= low;
        }
        for (; high < SmallestArgument; high++)
        {
            factors /= high;
        }
        return Stirling(high) - Stirling(low) + (factors == 1 ? 0 : Math.Log(factors));
    }

    private static double Stirling(double z)
    {
        var inverse = 1 / z;
        var square = inverse * inverse;
        return (z - 0.5) * Math.Log(z) - z
            + inverse * (1 / 12.0 - square * (1 / 360.0 - square * (1 / 1260.0 - square * (1 / 1680.0 - square / 1188))));
    }
}
