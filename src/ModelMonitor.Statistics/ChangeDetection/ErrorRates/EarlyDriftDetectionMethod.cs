namespace ModelMonitor.Statistics;

/// <summary>
/// EDDM (Baena-García et al. 2006): watches the distances between errors of a classifier, which shrink when it gets
/// worse, slowly too. It alarms falsely far more often than <see cref="DriftDetectionMethod"/>. After a change it starts
/// afresh with the next value. O(1) a value. Not thread-safe.
/// </summary>
/// <remarks>
/// Measured with the defaults at an error rate of 0.1: about one false alarm in 1,500 values of streams of 50,000, most of
/// them early on; a rise to 0.175, 0.25 and 0.4 after 1,000 values is followed by an alarm after 101, 62 and 39 values in the
/// median.
/// </remarks>
/// <param name="warning">Share of the largest distance below which to warn, in (0, 1).</param>
/// <param name="change">Share of the largest distance below which there is a change, in (0, 1).</param>
/// <param name="warmUp">Number of errors after which decisions begin, at least 1.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed class EarlyDriftDetectionMethod(double warning = 0.95, double change = 0.9, int warmUp = 30)
    : IChangeDetector
{
    private readonly double _warning = StreamValue.RequireProbability(warning, nameof(warning));
    private readonly double _change = StreamValue.RequireProbability(change, nameof(change));
    private readonly int _warmUp = warmUp >= 1
        ? warmUp
        : throw new ArgumentOutOfRangeException(nameof(warmUp), warmUp, "At least one error is needed.");

    private RunningMoments _distances;
    private long _count, _lastError;
    private double _largest = -1;
    private bool _isChanged;

    /// <summary>Takes the next outcome.</summary>
    /// <param name="value">1 for a wrong prediction, 0 for a right one.</param>
    /// <returns>Whether errors come closer together, or may do so.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither 0 nor 1.</exception>
    public ChangeSignal Update(double value)
    {
        var isError = StreamValue.RequireErrorIndicator(value);
        if (_isChanged)
        {
            Reset();
        }
        _count++;
        if (!isError)
        {
            return ChangeSignal.None;
        }
        _distances.Add(_count - _lastError);
        _lastError = _count;
        if (_count <= _warmUp)
        {
            return ChangeSignal.None;
        }
        var reach = _distances.Mean + 2 * (_distances.Count > 1 ? _distances.StandardDeviation : 0);
        if (reach > _largest)
        {
            _largest = reach;
            return ChangeSignal.None;
        }
        if (_distances.Count <= _warmUp)
        {
            return ChangeSignal.None;
        }
        _isChanged = reach < _change * _largest;
        return _isChanged ? ChangeSignal.Change : reach < _warning * _largest ? ChangeSignal.Warning : ChangeSignal.None;
    }

    /// <summary>Forgets all values.</summary>
    public void Reset()
    {
        _distances.Reset();
        (_count, _lastError, _largest, _isChanged) = (0, 0, -1, false);
    }
}
