namespace ModelMonitor.Statistics;

/// <summary>
/// ECDD, EWMA for concept drift detection (Ross, Adams, Tasoulis and Hand 2012): a chart of the exponentially weighted error
/// rate against the error rate so far, for rises only. After a change it starts afresh with the next value. O(1) a value.
/// Not thread-safe.
/// </summary>
/// <remarks>
/// The weight of the newest value is λ = 0.2 and the control limit is the published polynomial in the error rate for a mean
/// run length of 400, held at its value for 0.4 above that rate, where it no longer follows the limit it stands for; from a rate
/// of 0.6 on it cannot be reached. The published polynomials for run lengths of 100 and 1,000 are not offered: they give 26
/// and 126 values at a known rate of 0.2.
/// Measured with the defaults: about one false alarm in 360 values at an error rate of 0.1, in 380 to 400 at 0.2 to 0.4, in 190
/// at 0.01; a rise from 0.1 to 0.175, 0.25 and 0.4 is followed by an alarm after 70, 26 and 10 values in the median.
/// </remarks>
/// <param name="warning">Share of the control limit above which to warn, in (0, 1).</param>
/// <param name="warmUp">Number of values after which decisions begin, at least 1.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed class EwmaConceptDriftDetection(double warning = 0.5, int warmUp = 30) : IChangeDetector
{
    private const double Weight = 0.2;
    private const double LargestRate = 0.4;

    // What is left of the limits' way to their final width is forgotten before it becomes subnormal and slow.
    private const double Negligible = 1e-30;

    private readonly double _warning = StreamValue.RequireProbability(warning, nameof(warning));
    private readonly int _warmUp = warmUp >= 1
        ? warmUp
        : throw new ArgumentOutOfRangeException(nameof(warmUp), warmUp, "At least one value is needed.");

    private long _count, _errors;
    private double _remaining = 1;
    private bool _isChanged;

    /// <summary>Error rate since the start or the last change; NaN without values.</summary>
    public double ErrorRate => _count > 0 ? (double)_errors / _count : double.NaN;

    /// <summary>Exponentially weighted error rate, 0 at the start.</summary>
    public double Average { get; private set; }

    /// <summary>Takes the next outcome.</summary>
    /// <param name="value">1 for a wrong prediction, 0 for a right one.</param>
    /// <returns>
    /// Whether the error rate has risen, or may have. Without any error, or without any right prediction, nothing is decided.
    /// </returns>
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
        Average += Weight * (value - Average);
        _remaining = _remaining < Negligible ? 0 : _remaining * ((1 - Weight) * (1 - Weight));
        if (_count <= _warmUp || _errors == 0 || _errors == _count)
        {
            return ChangeSignal.None;
        }
        var rate = ErrorRate;
        var reach = Limit(rate) * Math.Sqrt(rate * (1 - rate) * (Weight / (2 - Weight)) * (1 - _remaining));
        _isChanged = Average > rate + reach;
        return _isChanged ? ChangeSignal.Change : Average > rate + _warning * reach ? ChangeSignal.Warning : ChangeSignal.None;
    }

    /// <summary>Forgets all values.</summary>
    public void Reset() => (_count, _errors, Average, _remaining, _isChanged) = (0, 0, 0, 1, false);

    private static double Limit(double rate)
    {
        var p = Math.Min(rate, LargestRate);
        var square = p * p;
        return 3.97 + p * (-6.56 + square * (48.73 + square * (-330.13 + square * 848.18)));
    }
}
