namespace ModelMonitor.Statistics;

/// <summary>
/// HDDM-W (Frías-Blanco et al. 2015): compares an exponentially weighted mean of the values since a cut with the one
/// before it by McDiarmid's inequality; the cut is where the mean was lowest. After a change it starts afresh with the
/// next value. O(1) a value. Not thread-safe.
/// </summary>
/// <remarks>
/// The first value of a mean has the full weight of 1, as in MOA; river decays it at once, so its bounds start
/// narrower and alarm earlier in short streams.
/// Measured with the defaults at an error rate of 0.1: no false alarm in 5,000,000 values; of rises to 0.175 four in five are not
/// found within 5,000 values, those to 0.25 and 0.4 after 460 and 49 values in the median.
/// </remarks>
/// <param name="warning">Error probability of a warning, in (0, 1).</param>
/// <param name="change">Error probability of a change, in (0, 1).</param>
/// <param name="weight">Weight λ of the newest value, in (0, 1).</param>
/// <param name="direction">Changes to look for; <see cref="ChangeDirection.Decrease"/> alone is not offered.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed class HoeffdingDriftDetectionWeighted(
    double warning = 0.005, double change = 0.001, double weight = 0.05, ChangeDirection direction = ChangeDirection.Increase)
    : IChangeDetector
{
    // The bound of a mean with the sum c of squared weights is √(c·half), where half = ln(1/confidence)/2.
    private readonly double _halfChange = -Math.Log(StreamValue.RequireProbability(change, nameof(change))) / 2;
    private readonly double _halfWarning = -Math.Log(StreamValue.RequireProbability(warning, nameof(warning))) / 2;
    private readonly double _weight = StreamValue.RequireProbability(weight, nameof(weight));
    private readonly bool _isTwoSided = direction != ChangeDirection.Decrease
        ? direction == ChangeDirection.Both
        : throw new ArgumentOutOfRangeException(nameof(direction), direction, "Feed 1 - value to watch for a decrease alone.");

    private WeightedMean _all;
    private Cut _low, _high;
    private bool _isChanged;

    /// <summary>Exponentially weighted mean since the start or the last change; NaN without values.</summary>
    public double Mean => _all.IsEmpty ? double.NaN : _all.Mean;

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
        _all.Add(value, _weight);
        var bound = _all.Bound(_halfChange);
        _low.Add(value, _weight, _all, _all.Mean + bound);
        if (_isTwoSided)
        {
            _high.Add(value, _weight, _all, bound - _all.Mean);
        }
        _isChanged = Exceeds(_halfChange);
        return _isChanged ? ChangeSignal.Change : Exceeds(_halfWarning) ? ChangeSignal.Warning : ChangeSignal.None;
    }

    /// <summary>Forgets all values.</summary>
    public void Reset() => (_all, _low, _high, _isChanged) = (default, default, default, false);

    private bool Exceeds(double half)
        => _low.Rise > Math.Sqrt(_low.SquaredWeights * half)
            || (_isTwoSided && -_high.Rise > Math.Sqrt(_high.SquaredWeights * half));

    private struct WeightedMean
    {
        public double Mean { get; private set; }

        public double SquaredWeights { get; private set; }

        public readonly bool IsEmpty => SquaredWeights == 0;

        public readonly double Bound(double half) => Math.Sqrt(SquaredWeights * half);

        public void Add(double value, double weight)
        {
            if (IsEmpty)
            {
                (Mean, SquaredWeights) = (value, 1);
                return;
            }
            Mean += weight * (value - Mean);
            SquaredWeights = weight * weight + (1 - weight) * (1 - weight) * SquaredWeights;
        }
    }

    /// <summary>The stream in two parts, cut after the value at which the bounded mean was most extreme.</summary>
    private struct Cut
    {
        private WeightedMean _before, _after;
        private double _extreme;

        /// <summary>Mean after the cut less the mean before it; 0 without values after it.</summary>
        public readonly double Rise => _after.IsEmpty ? 0 : _after.Mean - _before.Mean;

        public readonly double SquaredWeights => _before.SquaredWeights + _after.SquaredWeights;

        public void Add(double value, double weight, in WeightedMean all, double bounded)
        {
            if (_before.IsEmpty || bounded < _extreme)
            {
                (_before, _after, _extreme) = (all, default, bounded);
            }
            else
            {
                _after.Add(value, weight);
            }
        }
    }
}
