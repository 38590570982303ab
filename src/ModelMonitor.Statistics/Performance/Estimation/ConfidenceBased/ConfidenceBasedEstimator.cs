namespace ModelMonitor.Statistics;

/// <summary>
/// Confidence-based performance estimation (CBPE; NannyML; Białek et al. 2024): a row with calibrated probability c
/// counts as c of a positive and 1 − c of a negative, which fills a confusion matrix before any label has arrived. Six
/// numbers of state, merged by addition (the same up to rounding in any order). Assumes that P(label | c) has not
/// changed: it follows inputs that drift and is blind to concept drift. Not thread-safe.
/// </summary>
/// <remarks>Calibrate on labels that the model was not trained on, with <see cref="ProbabilityCalibration.Choose"/>.</remarks>
public sealed class ConfidenceBasedEstimator : ISketch<ConfidenceBasedEstimator>
{
    private long _predictedPositives, _predictedNegatives;
    private double _truePositives, _falseNegatives, _truePositiveVariance, _falseNegativeVariance;

    /// <inheritdoc/>
    public long Count => _predictedPositives + _predictedNegatives;

    /// <summary>The expected confusion matrix of all rows; empty without rows, and then every metric is NaN.</summary>
    public ExpectedConfusionMatrix Matrix => new(
        _predictedPositives, _predictedNegatives, _truePositives, _falseNegatives, _truePositiveVariance, _falseNegativeVariance);

    /// <summary>Adds a prediction. O(1).</summary>
    /// <param name="probability">Calibrated probability of the positive class, in [0, 1].</param>
    /// <param name="prediction">What was predicted: true for the positive class, by whatever threshold.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside [0, 1] or NaN.</exception>
    public void Add(double probability, bool prediction)
    {
        UnitProbabilities.Require(probability, nameof(probability));
        var variance = probability * (1 - probability);
        if (prediction)
        {
            _predictedPositives++;
            _truePositives += probability;
            _truePositiveVariance += variance;
        }
        else
        {
            _predictedNegatives++;
            _falseNegatives += probability;
            _falseNegativeVariance += variance;
        }
    }

    /// <inheritdoc/>
    public void Merge(ConfidenceBasedEstimator other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _ = CountLimit.Sum(Count, other.Count);
        _predictedPositives += other._predictedPositives;
        _predictedNegatives += other._predictedNegatives;
        _truePositives += other._truePositives;
        _falseNegatives += other._falseNegatives;
        _truePositiveVariance += other._truePositiveVariance;
        _falseNegativeVariance += other._falseNegativeVariance;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        (_predictedPositives, _predictedNegatives) = (0, 0);
        (_truePositives, _falseNegatives, _truePositiveVariance, _falseNegativeVariance) = (0, 0, 0, 0);
    }

    /// <inheritdoc/>
    public byte[] ToBytes()
    {
        var writer = new SketchWriter(SketchKind.ConfidenceBasedEstimator);
        writer.WriteCount(_predictedPositives);
        writer.WriteCount(_predictedNegatives);
        writer.WriteDouble(_truePositives);
        writer.WriteDouble(_falseNegatives);
        writer.WriteDouble(_truePositiveVariance);
        writer.WriteDouble(_falseNegativeVariance);
        return writer.ToBytes();
    }

    /// <inheritdoc/>
    public static ConfidenceBasedEstimator FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.ConfidenceBasedEstimator);
        var estimator = new ConfidenceBasedEstimator
        {
            _predictedPositives = ExpectedCells.ReadCount(ref reader),
            _predictedNegatives = ExpectedCells.ReadCount(ref reader),
            _truePositives = reader.ReadFinite("an expected count"),
            _falseNegatives = reader.ReadFinite("an expected count"),
            _truePositiveVariance = reader.ReadFinite("a variance"),
            _falseNegativeVariance = reader.ReadFinite("a variance"),
        };
        reader.RequireEnd();
        ExpectedCells.Require(estimator._predictedPositives, estimator._truePositives, estimator._truePositiveVariance);
        ExpectedCells.Require(estimator._predictedNegatives, estimator._falseNegatives, estimator._falseNegativeVariance);
        return estimator;
    }
}
