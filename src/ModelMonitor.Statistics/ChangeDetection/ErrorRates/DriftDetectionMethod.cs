namespace ModelMonitor.Statistics;

/// <summary>
/// DDM (Gama, Medas, Castillo and Rodrigues 2004): watches the error rate of a classifier and alarms when it rises above
/// its lowest point by more than its own spread. After a change it starts afresh with the next value. O(1) a value.
/// Not thread-safe.
/// </summary>
/// <remarks>
/// Measured with the defaults at an error rate of 0.1: about one false alarm in 58,000 values of streams of 50,000, most of
/// them early on, and hardly any later; a rise to 0.175, 0.25 and 0.4 after 1,000 values is found after 340, 137 and 65
/// values in the median.
/// </remarks>
/// <param name="warning">Standard deviations above the lowest point for a warning, above 0.</param>
/// <param name="change">Standard deviations above the lowest point for a change, above 0.</param>
/// <param name="warmUp">Number of values after which decisions begin, at least 1.</param>
/// <param name="minimumErrors">
/// Number of errors without which a lowest point of no errors at all, which has no spread, decides nothing, at least 1;
/// with 1, DDM as published, the first error after a long stretch without any is an alarm.
/// </param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed class DriftDetectionMethod(double warning = 2, double change = 3, int warmUp = 30, int minimumErrors = 5)
    : IChangeDetector
{
    private readonly double _warning = StreamValue.RequirePositive(warning, nameof(warning));
    private readonly double _change = StreamValue.RequirePositive(change, nameof(change));
    private readonly int _warmUp = warmUp >= 1
        ? warmUp
        : throw new ArgumentOutOfRangeException(nameof(warmUp), warmUp, "At least one value is needed.");
    private readonly int _minimumErrors = minimumErrors >= 1
        ? minimumErrors
        : throw new ArgumentOutOfRangeException(nameof(minimumErrors), minimumErrors, "At least one error is needed.");

    private long _count, _errors;
    private double _lowestRate = double.PositiveInfinity, _lowestSpread;
    private bool _isChanged;

    /// <summary>Error rate since the start or the last change; NaN without values.</summary>
    public double ErrorRate => _count > 0 ? (double)_errors / _count : double.NaN;

    /// <summary>Takes the next outcome.</summary>
    /// <param name="value">1 for a wrong prediction, 0 for a right one.</param>
    /// <returns>Whether the error rate has risen, or may have.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither 0 nor 1.</exception>
    public ChangeSignal Update(double value)
    {
        var isError = StreamValue.RequireErrorIndicator(value);
        if (_isChanged)
        {
            Reset();
        }
        _count++;
        _errors += isError ? 1 : 0;
        if (_count <= _warmUp)
        {
            return ChangeSignal.None;
        }
        var rate = ErrorRate;
        var spread = Math.Sqrt(rate * (1 - rate) / _count);
        if (rate + spread <= _lowestRate + _lowestSpread)
        {
            (_lowestRate, _lowestSpread) = (rate, spread);
        }
        if (_lowestSpread == 0 && _errors < _minimumErrors)
        {
            return ChangeSignal.None;
        }
        _isChanged = rate + spread > _lowestRate + _change * _lowestSpread;
        return _isChanged ? ChangeSignal.Change
            : rate + spread > _lowestRate + _warning * _lowestSpread ? ChangeSignal.Warning
            : ChangeSignal.None;
    }

    /// <summary>Forgets all values.</summary>
    public void Reset() => (_count, _errors, _lowestRate, _lowestSpread, _isChanged) = (0, 0, double.PositiveInfinity, 0, false);
}
