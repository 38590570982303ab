namespace ModelMonitor.Statistics;

/// <summary>
/// Detects a sensor that is stuck: one value repeated for longer than chance explains. Among n independent values of
/// which the most frequent has probability p, the longest run is about ln n/−ln p (Erdős and Rényi 1970); the detector
/// allows 5 more, which leaves a false alarm in n values a probability of at most about (1 − p)p⁵. O(1) a value, not
/// mergeable, for order matters; not thread-safe.
/// </summary>
public sealed class StuckSensor : IChangeDetector
{
    private const double Allowance = 5;

    private double _value;

    /// <summary>Makes a detector.</summary>
    /// <param name="modalShare">
    /// Probability p that a value equals the one before it, in [0, 1]: the share of the most frequent baseline value, or
    /// the share of repeats in the baseline when values that follow each other are alike. At 1 there is never an alarm.
    /// </param>
    /// <param name="values">Number n of values in which a false alarm would be too much, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside [0, 1], or there are no values.</exception>
    public StuckSensor(double modalShare, long values)
    {
        UnitInterval.Require(modalShare, nameof(modalShare));
        ArgumentOutOfRangeException.ThrowIfLessThan(values, 1);
        LongestPlausibleRun = (modalShare == 1 ? double.PositiveInfinity : Math.Log(values) / -Math.Log(modalShare)) + Allowance;
    }

    /// <summary>The run length beyond which the sensor counts as stuck: ln n/−ln p + 5.</summary>
    public double LongestPlausibleRun { get; }

    /// <summary>How often the last value has come in a row.</summary>
    public long RunLength { get; private set; }

    /// <summary>
    /// Takes the next value. While the sensor stays stuck, it signals again after each further run of that length.
    /// </summary>
    /// <param name="value">A finite value; leave out missing ones.</param>
    /// <returns>Whether the run of equal values has become too long.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public ChangeSignal Update(double value)
    {
        StreamValue.RequireFinite(value);
        if (RunLength > LongestPlausibleRun)
        {
            Reset();
        }
        RunLength = RunLength > 0 && value == _value ? RunLength + 1 : 1;
        _value = value;
        return RunLength > LongestPlausibleRun ? ChangeSignal.Change : ChangeSignal.None;
    }

    /// <summary>Forgets all values.</summary>
    public void Reset() => (RunLength, _value) = (0, 0);
}
