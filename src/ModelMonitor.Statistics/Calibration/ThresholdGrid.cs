namespace ModelMonitor.Statistics;

/// <summary>
/// Calibrated thresholds of one statistic for any live size: simulated at 100·2^k on first use, kept, and interpolated
/// in the logarithm of the size (a scheme derived here), O(1) after that. Not thread-safe: give each thread its own or lock.
/// </summary>
/// <param name="simulate">Simulates the null distribution at a live size.</param>
/// <param name="alpha">False-alarm probability of one comparison, in [0, 1].</param>
/// <exception cref="ArgumentException">There is no simulation, or α is outside [0, 1] or NaN.</exception>
public sealed class ThresholdGrid(Func<long, NullDistribution> simulate, double alpha)
{
    private const long SmallestSize = 100;
    private const int LargestKnot = 40;

    private readonly Func<long, NullDistribution> _simulate = simulate ?? throw new ArgumentNullException(nameof(simulate));
    private readonly double _alpha = UnitInterval.Require(alpha, nameof(alpha));
    private readonly Dictionary<int, double> _thresholds = [];

    /// <summary>The threshold at a live size; that of 100 for smaller ones, where windows are too small to judge.</summary>
    /// <param name="liveSize">Number of live observations, at least 1.</param>
    /// <returns>The threshold.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public double At(long liveSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(liveSize, 1);
        var position = Math.Clamp(Math.Log2((double)liveSize / SmallestSize), 0, LargestKnot);
        var knot = (int)position;
        var lower = AtKnot(knot);
        return position == knot ? lower : lower + (position - knot) * (AtKnot(knot + 1) - lower);
    }

    private double AtKnot(int knot)
    {
        if (!_thresholds.TryGetValue(knot, out var threshold))
        {
            threshold = _simulate(SmallestSize << knot).Threshold(_alpha);
            _thresholds.Add(knot, threshold);
        }
        return threshold;
    }
}
