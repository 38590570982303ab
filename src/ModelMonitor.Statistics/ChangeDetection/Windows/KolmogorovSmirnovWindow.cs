namespace ModelMonitor.Statistics;

/// <summary>
/// Sliding-window Kolmogorov-Smirnov test (KSWIN, Raab, Heusinger and Schleif 2020): the newest values against older ones
/// of the window. It sees any change of the distribution. After a change the window keeps the newest values. Not
/// thread-safe.
/// </summary>
/// <remarks>
/// KSWIN as published draws the older sample at random: give it a seed to compare results with other libraries. Without one
/// the newest values are compared with all older ones, which uses more of the window and has no luck in it.
/// A change needs D above 0.1 too, as in river; with windows below some thousands of values the level is the stricter one.
/// Measured with the defaults on standard normal values: about one false alarm in 1,000 values, with a draw in 720; a shift of
/// the mean by 0.25, 0.5 and 1 standard deviation is found after 595, 71 and 23 values in the median, with a draw after 343,
/// 52 and 23.
/// </remarks>
public sealed class KolmogorovSmirnovWindow : IChangeDetector
{
    // D must exceed a tenth.
    private const int SmallestDistanceDivisor = 10;

    private readonly TwoPartWindow _window;
    private readonly int? _drawSeed;
    private readonly long _lattice;
    private readonly long _critical;
    private Random? _drawing;

    /// <summary>Creates an empty window. O(newest · older values), for the exact law of D.</summary>
    /// <param name="alpha">
    /// Level of one comparison, in (0, 1). Windows overlap: over a stream there are more false alarms than that.
    /// </param>
    /// <param name="window">Number of values in the window.</param>
    /// <param name="newest">
    /// Number of newest values that are compared with older ones, at least 1 and at most half the window.
    /// </param>
    /// <param name="drawSeed">
    /// Seed of the draw, anew for each value and without replacement, of as many older values as there are newest ones;
    /// null compares with all older values.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public KolmogorovSmirnovWindow(double alpha = 0.005, int window = 100, int newest = 30, int? drawSeed = null)
    {
        StreamValue.RequireProbability(alpha, nameof(alpha));
        ArgumentOutOfRangeException.ThrowIfLessThan(newest, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2 * newest);
        _window = new TwoPartWindow(window, newest);
        _drawSeed = drawSeed;
        var older = drawSeed is null ? window - newest : newest;
        _lattice = (long)newest * older;
        _critical = Math.Max(CriticalDifference(alpha, newest, older), _lattice / SmallestDistanceDivisor + 1);
        Reset();
    }

    /// <summary>D of the last comparison; 0 before the window is full.</summary>
    public double Distance { get; private set; }

    /// <summary>Takes the next value. O(window).</summary>
    /// <param name="value">A finite value.</param>
    /// <returns>Whether the newest values are distributed differently.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public ChangeSignal Update(double value)
    {
        StreamValue.RequireFinite(value);
        _window.Add(value);
        if (!_window.IsFull)
        {
            return ChangeSignal.None;
        }
        var difference = _drawing is null ? _window.LargestDifference() : _window.LargestDifference(_drawing);
        Distance = (double)difference / _lattice;
        if (difference < _critical)
        {
            return ChangeSignal.None;
        }
        _window.KeepNewest();
        return ChangeSignal.Change;
    }

    /// <summary>Forgets all values; draws begin anew.</summary>
    public void Reset()
    {
        _window.Clear();
        _drawing = _drawSeed is { } seed ? new Random(seed) : null;
        Distance = 0;
    }

    /// <summary>The smallest D·m·n whose exact p-value is at most α; above m·n when there is none.</summary>
    private static long CriticalDifference(double alpha, int m, int n)
    {
        var steps = MathNet.Numerics.Euclid.LeastCommonMultiple(m, n);
        var (low, high) = (1L, steps + 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = KolmogorovSmirnovLaw.Exact(m, n, middle) <= alpha ? (low, middle) : (middle + 1, high);
        }
        return low * ((long)m * n / steps);
    }
}
