namespace ModelMonitor.Statistics.Tests;

/// <summary>Comparison within a relative tolerance, or an absolute one near zero.</summary>
public static class Approximately
{
    public static void ShouldBeWithin(this double actual, double expected, double relative, double absolute = 1e-12, string? what = null)
    {
        if (double.IsNaN(expected) || double.IsInfinity(expected))
        {
            actual.ShouldBe(expected, what);
            return;
        }
        var allowed = Math.Max(absolute, relative * Math.Abs(expected));
        (Math.Abs(actual - expected) <= allowed).ShouldBeTrue(
            $"{what} is {actual:R}, expected {expected:R} within {allowed:R}, off by {Math.Abs(actual - expected):R}");
    }
}
