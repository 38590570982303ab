using MathNet.Numerics.Distributions;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>
/// What a measure of windows usually is, and how much it varies from window to window: more than the sampling of its rows
/// explains, since load, deployments and bursts act on all rows of a window. A tenth of the windows on either side may be
/// anything (trimmed mean and winsorised variance, Tukey and McLaughlin 1963). Immutable.
/// </summary>
internal sealed class UsualLevel
{
    // Of N windows N/10 are trimmed on either side.
    private const int TrimmedParts = 10;

    // The winsorised variance of normal samples of 20 and 30 is 0.672 and 0.674 of theirs (simulated, 400,000 samples), and
    // their trimmed mean varies 1.05 times as much as a mean.
    private const double Consistency = 0.673;
    private const double TrimmingCost = 1.05;

    private readonly double _between;
    private readonly double _ownVariance;
    private readonly double _degreesOfFreedom;

    private UsualLevel(double center, double deviation, double between, double ownVariance, double degreesOfFreedom) =>
        (Center, Deviation, _between, _ownVariance, _degreesOfFreedom) = (center, deviation, between, ownVariance, degreesOfFreedom);

    /// <summary>The trimmed mean of the windows.</summary>
    public double Center { get; }

    /// <summary>The standard deviation of the measure from window to window.</summary>
    public double Deviation { get; }

    /// <summary>The variance of <see cref="Center"/>, in variances of a window.</summary>
    public double RelativeVariance { get; private init; }

    /// <summary>Learns from windows.</summary>
    /// <param name="values">The measure in each window, at least 10 finite values.</param>
    /// <param name="noise">The mean variance of the measure by the sampling of rows alone: windows never vary less.</param>
    public static UsualLevel Of(ReadOnlySpan<double> values, double noise)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var cut = sorted.Length / TrimmedParts;
        var kept = sorted.Length - 2 * cut;
        var center = 0.0;
        foreach (var value in sorted.AsSpan(cut, kept))
        {
            center += value / kept;
        }

        var moments = new RunningMoments();
        for (var i = 0; i < sorted.Length; i++)
        {
            moments.Add(sorted[Math.Clamp(i, cut, cut + kept - 1)]);
        }

        var variance = moments.Variance / Consistency;
        var relativeVariance = TrimmingCost / sorted.Length;
        return new(
            center, Math.Sqrt(Math.Max(variance, noise)), Math.Max(0, variance - noise), Math.Max(variance, noise) * relativeVariance,
            // The windows' own variation has heavier tails than the normal law; half the degrees of freedom allow for them.
            kept / 2.0)
        {
            RelativeVariance = relativeVariance,
        };
    }

    /// <summary>The p-value of the measure of one more window.</summary>
    /// <param name="value">The measure.</param>
    /// <param name="noise">Its variance by the sampling of rows alone.</param>
    /// <param name="alternative">The direction that counts.</param>
    public double PValue(double value, double noise, Alternative alternative)
    {
        var t = (value - Center) / Math.Sqrt(_between + noise + _ownVariance);
        return alternative switch
        {
            Alternative.Greater => Upper(t),
            Alternative.Less => Upper(-t),
            _ => Math.Min(1, 2 * Upper(Math.Abs(t))),
        };
    }

    private double Upper(double t) => double.IsNaN(t) ? 1 : StudentT.CDF(0, 1, _degreesOfFreedom, -t);
}
