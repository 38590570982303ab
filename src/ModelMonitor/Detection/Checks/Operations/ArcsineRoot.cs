namespace ModelMonitor.Detection;

/// <summary>The arcsine root of a share, whose variance does not depend on the share (Anscombe 1948).</summary>
internal static class ArcsineRoot
{
    public static double Of(long events, long trials) => Math.Asin(Math.Sqrt((events + 0.375) / (trials + 0.75)));

    /// <summary>The variance of the root by the sampling of the trials.</summary>
    public static double NoiseOf(long trials) => 1 / ((4.0 * trials) + 2);

    /// <summary>The share of a root.</summary>
    public static double ShareOf(double root) => Math.Pow(Math.Sin(Math.Clamp(root, 0, Math.PI / 2)), 2);
}
