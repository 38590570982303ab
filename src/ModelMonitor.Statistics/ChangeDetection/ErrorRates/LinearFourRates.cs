namespace ModelMonitor.Statistics;

/// <summary>
/// LFR, linear four rates (Wang and Abraham 2015): watches the true positive rate, the true negative rate and both predictive
/// values of a binary classifier, so it sees a change that leaves the error rate as it is, in rare classes too. Each
/// exponentially weighted rate is held against simulated bounds for the rate so far; a rise is a change as a fall is.
/// After a change it starts afresh with the next pair. O(1) a pair once bounds are simulated, each in O(draws/(1 − η)). Not
/// thread-safe, not mergeable: order matters.
/// </summary>
/// <remarks>
/// Levels hold for one bound of one rate at one time. Measured with the defaults on balanced classes and an error rate of
/// 0.1: about one false alarm in 5,800 pairs, against one in 150 with 0.05, the level of menelaus; a rise to 0.175, 0.25 and
/// 0.4 after 1,000 pairs is found after 316, 79 and 25 pairs in the median.
/// Bounds are simulated as they are needed, some milliseconds for each of the first hundreds of pairs and rarely later; at
/// most 4,096 of them are kept, some 300 KB.
/// </remarks>
public sealed class LinearFourRates
{
    private const int TruePositive = 0, TrueNegative = 1, PositivePredictive = 2, NegativePredictive = 3;

    private readonly double _decay;
    private readonly int _warmUp;
    private readonly RateBounds _bounds;
    private readonly Rate[] _rates = new Rate[4];
    private long _count;
    private bool _isChanged;

    /// <summary>Creates a detector.</summary>
    /// <param name="decay">
    /// Factor η by which a rate fades with each of its outcomes, in (0, 0.999]; a bound takes time in proportion to 1/(1 −
    /// η).
    /// </param>
    /// <param name="warning">Level of a warning, in (0, 0.5).</param>
    /// <param name="change">Level of a change, in (0, 0.5): at most 1e-4 for long streams.</param>
    /// <param name="warmUp">Number of pairs after which decisions begin, at least 1.</param>
    /// <param name="draws">Number of simulations of a bound, at least one over the smaller level and at most 10,000,000.</param>
    /// <param name="seed">Seed of the simulations.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public LinearFourRates(
        double decay = 0.9, double warning = 0.01, double change = 0.0001, int warmUp = 50, int draws = 10_000, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(warmUp, 1);
        _decay = decay is > 0 and <= 0.999
            ? decay
            : throw new ArgumentOutOfRangeException(nameof(decay), decay, "The factor lies in (0, 0.999].");
        _warmUp = warmUp;
        _bounds = new RateBounds(decay, RequireLevel(warning, nameof(warning)), RequireLevel(change, nameof(change)), draws, seed);
        if (!(draws >= 1 / Math.Min(warning, change) && draws <= 10_000_000))
        {
            throw new ArgumentOutOfRangeException(
                nameof(draws), draws, $"Levels of {warning} and {change} need {Math.Ceiling(1 / Math.Min(warning, change))} to 10,000,000 draws.");
        }
        Reset();
    }

    /// <summary>Exponentially weighted share of positive labels that were predicted, ½ at the start.</summary>
    public double TruePositiveRate => _rates[TruePositive].Weighted;

    /// <summary>Exponentially weighted share of negative labels that were predicted, ½ at the start.</summary>
    public double TrueNegativeRate => _rates[TrueNegative].Weighted;

    /// <summary>Exponentially weighted share of positive predictions that were right, ½ at the start.</summary>
    public double PositivePredictiveValue => _rates[PositivePredictive].Weighted;

    /// <summary>Exponentially weighted share of negative predictions that were right, ½ at the start.</summary>
    public double NegativePredictiveValue => _rates[NegativePredictive].Weighted;

    /// <summary>Takes the next label and the prediction of it.</summary>
    /// <param name="label">The true class.</param>
    /// <param name="prediction">The predicted class.</param>
    /// <returns>Whether one of the rates has changed, or may have.</returns>
    public ChangeSignal Update(bool label, bool prediction)
    {
        if (_isChanged)
        {
            Reset();
        }
        _count++;
        var isRight = label == prediction;
        _rates[label ? TruePositive : TrueNegative].Add(isRight, _decay);
        _rates[prediction ? PositivePredictive : NegativePredictive].Add(isRight, _decay);
        if (_count <= _warmUp)
        {
            return ChangeSignal.None;
        }
        var signal = ChangeSignal.None;
        foreach (ref readonly var rate in _rates.AsSpan())
        {
            var found = _bounds.Of(rate.Share, rate.Outcomes).Judge(rate.Weighted);
            signal = found > signal ? found : signal;
        }
        _isChanged = signal == ChangeSignal.Change;
        return signal;
    }

    /// <summary>Forgets all pairs; simulated bounds stay.</summary>
    public void Reset()
    {
        Array.Fill(_rates, Rate.Start);
        (_count, _isChanged) = (0, false);
    }

    private static double RequireLevel(double level, string name)
        => level is > 0 and < 0.5 ? level : throw new ArgumentOutOfRangeException(name, level, "The level lies strictly between 0 and 0.5.");

    private struct Rate
    {
        private long _right;

        /// <summary>A table of ones, in which every rate is ½.</summary>
        public static Rate Start => new() { Weighted = RateBounds.Start };

        public double Weighted { get; private set; }

        public long Outcomes { get; private set; }

        public readonly double Share => (_right + 1.0) / (Outcomes + 2.0);

        public void Add(bool isRight, double decay)
        {
            Outcomes++;
            _right += isRight ? 1 : 0;
            Weighted = decay * Weighted + (1 - decay) * (isRight ? 1 : 0);
        }
    }
}
