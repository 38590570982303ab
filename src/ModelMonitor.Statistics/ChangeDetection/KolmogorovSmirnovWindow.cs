namespace ModelMonitor.Statistics;

/// <summary>
/// Sliding-window Kolmogorov-Smirnov test (after KSWIN, Raab, Heusinger and Schleif 2020): the newest values against all
/// older ones of the window. It sees any change of the distribution; KSWIN draws the older sample at random, this form is
/// deterministic. After a change the window keeps the newest values. Not thread-safe.
/// </summary>
public sealed class KolmogorovSmirnovWindow
{
    private const double SmallestDistance = 0.1;

    private readonly double[] _window;
    private readonly int _newest;
    private readonly double _critical;
    private int _count;

    /// <summary>Creates an empty window.</summary>
    /// <param name="alpha">Level of one comparison, in (0, 1). Windows overlap: over a stream there are more false alarms than that.</param>
    /// <param name="window">Number of values in the window.</param>
    /// <param name="newest">Number of newest values that are compared with the others, at least 1 and at most half the window.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public KolmogorovSmirnovWindow(double alpha = 0.005, int window = 100, int newest = 30)
    {
        StreamValue.RequireProbability(alpha, nameof(alpha));
        ArgumentOutOfRangeException.ThrowIfLessThan(newest, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2 * newest);
        _window = new double[window];
        _newest = newest;
        _critical = CriticalDistance(alpha, newest, window - newest);
    }

    /// <summary>D of the last comparison; 0 before the window is full.</summary>
    public double Distance { get; private set; }

    /// <summary>Takes the next value. O(window · log window).</summary>
    /// <param name="value">A finite value.</param>
    /// <returns>Whether the newest values are distributed differently.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public ChangeSignal Update(double value)
    {
        StreamValue.RequireFinite(value);
        if (_count == _window.Length)
        {
            _window.AsSpan(1).CopyTo(_window);
            _count--;
        }
        _window[_count++] = value;
        if (_count < _window.Length)
        {
            return ChangeSignal.None;
        }
        var older = _window.AsSpan(0, _count - _newest);
        var newest = _window.AsSpan(_count - _newest);
        Distance = KolmogorovSmirnov.Test(newest, older, PValueMethod.Asymptotic).Statistic;
        // The distances are multiples of 1/lcm; half a step of slack absorbs rounding.
        if (Distance < _critical || Distance <= SmallestDistance)
        {
            return ChangeSignal.None;
        }
        newest.CopyTo(_window);
        _count = _newest;
        return ChangeSignal.Change;
    }

    /// <summary>Forgets all values.</summary>
    public void Reset() => (_count, Distance) = (0, 0);

    /// <summary>The smallest D whose exact p-value is at most α, less half a step of its lattice.</summary>
    private static double CriticalDistance(double alpha, int m, int n)
    {
        var steps = MathNet.Numerics.Euclid.LeastCommonMultiple(m, n);
        var (low, high) = (1L, steps + 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = KolmogorovSmirnovLaw.Exact(m, n, middle) <= alpha ? (low, middle) : (middle + 1, high);
        }
        return (low - 0.5) / steps;
    }
}
