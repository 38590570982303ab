namespace ModelMonitor.Statistics;

/// <summary>
/// Confidence-based performance estimation with several classes (NannyML; Białek et al. 2024): a row with calibrated
/// probabilities c₀ … c of K−1 counts as cₖ of class k in the expected K×K confusion matrix. State of 2K² + K numbers, merged
/// by addition (the same up to rounding in any order). Assumes that P(label | probabilities) has not changed; blind to
/// concept drift. Not thread-safe.
/// </summary>
public sealed class MultiClassConfidenceBasedEstimator : ISketch<MultiClassConfidenceBasedEstimator>
{
    private const int LargestClassCount = 1000;

    private readonly long[] _predicted;

    // Row by predicted class, column by true class: Σc and Σc(1 − c).
    private readonly double[] _expected, _variances;

    /// <summary>Starts without rows.</summary>
    /// <param name="classCount">Number K of classes, 2 to 1,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">K is outside these limits.</exception>
    public MultiClassConfidenceBasedEstimator(int classCount)
    {
        if (classCount is < 2 or > LargestClassCount)
        {
            throw new ArgumentOutOfRangeException(nameof(classCount), classCount, $"There are 2 to {LargestClassCount} classes. Merge rare ones.");
        }
        ClassCount = classCount;
        _predicted = new long[classCount];
        _expected = new double[classCount * classCount];
        _variances = new double[classCount * classCount];
    }

    /// <summary>Number K of classes.</summary>
    public int ClassCount { get; }

    /// <inheritdoc/>
    public long Count { get; private set; }

    /// <summary>
    /// Adds a prediction. Probabilities are scaled to add up to 1, so each class may have a calibrator of its own; if all
    /// are 0 every class gets 1/K. O(K).
    /// </summary>
    /// <param name="probabilities">Calibrated probability of each class, in [0, 1].</param>
    /// <param name="prediction">Number of the predicted class, 0 to K − 1.</param>
    /// <exception cref="ArgumentException">There are not K probabilities, one is outside [0, 1], or there is no such class.</exception>
    public void Add(ReadOnlySpan<double> probabilities, int prediction)
    {
        if (probabilities.Length != ClassCount)
        {
            throw new ArgumentException($"There are {probabilities.Length} probabilities and {ClassCount} classes. Pass one for each class.", nameof(probabilities));
        }
        UnitProbabilities.Require(probabilities, nameof(probabilities), minimum: 1);
        RequireClass(prediction, nameof(prediction));
        var sum = 0.0;
        foreach (var probability in probabilities)
        {
            sum += probability;
        }
        var expected = _expected.AsSpan(prediction * ClassCount, ClassCount);
        var variances = _variances.AsSpan(prediction * ClassCount, ClassCount);
        for (var k = 0; k < probabilities.Length; k++)
        {
            var c = sum > 0 ? Math.Min(1, probabilities[k] / sum) : 1.0 / ClassCount;
            expected[k] += c;
            variances[k] += c * (1 - c);
        }
        _predicted[prediction]++;
        Count++;
    }

    /// <summary>Expected number of rows of one class among those predicted as another. O(1).</summary>
    /// <param name="prediction">The predicted class.</param>
    /// <param name="label">The true class.</param>
    /// <returns>Σc of the true class.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A class does not exist.</exception>
    public double ExpectedCount(int prediction, int label)
    {
        RequireClass(prediction, nameof(prediction));
        RequireClass(label, nameof(label));
        return _expected[prediction * ClassCount + label];
    }

    /// <summary>The expected confusion matrix of one class against the rest. O(K).</summary>
    /// <param name="positive">The class that counts as positive.</param>
    /// <returns>The 2×2 matrix, from which every metric of the class follows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The class does not exist.</exception>
    public ExpectedConfusionMatrix Matrix(int positive)
    {
        RequireClass(positive, nameof(positive));
        var (falseNegatives, variance) = (0.0, 0.0);
        for (var p = 0; p < ClassCount; p++)
        {
            if (p != positive)
            {
                falseNegatives += _expected[p * ClassCount + positive];
                variance += _variances[p * ClassCount + positive];
            }
        }
        var diagonal = positive * ClassCount + positive;
        return new ExpectedConfusionMatrix(
            _predicted[positive], Count - _predicted[positive], _expected[diagonal], falseNegatives, _variances[diagonal], variance);
    }

    /// <summary>Estimates the accuracy, Σc of the predicted class/n, with the exact conditional standard error. O(K).</summary>
    /// <returns>The estimate; NaN without rows.</returns>
    public PerformanceEstimate Accuracy()
    {
        var (correct, variance) = (0.0, 0.0);
        for (var k = 0; k < ClassCount; k++)
        {
            correct += _expected[k * ClassCount + k];
            variance += _variances[k * ClassCount + k];
        }
        return Estimate(correct / Count, Math.Sqrt(variance) / Count);
    }

    /// <summary>
    /// Estimates the macro average of a metric: the plain mean over classes, each against the rest. Classes for which it
    /// is undefined are left out. The standard error is by the delta method and an upper bound: it takes the rows
    /// predicted as one class to have the same probabilities. O(K²).
    /// </summary>
    /// <param name="metric">The metric of each class.</param>
    /// <returns>The estimate; NaN when no class has a defined value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The metric is unknown.</exception>
    public PerformanceEstimate Macro(ConfusionMetric metric)
    {
        var gradients = new MetricGradient[ClassCount];
        var (sum, defined) = (0.0, 0);
        for (var k = 0; k < ClassCount; k++)
        {
            var cells = Matrix(k);
            var gradient = MetricGradient.Of(metric, cells.TruePositives, cells.FalsePositives, cells.FalseNegatives, cells.TrueNegatives);
            if (!double.IsNaN(gradient.Value))
            {
                gradients[k] = gradient;
                sum += gradient.Value;
                defined++;
            }
        }
        return Estimate(sum / defined, Math.Sqrt(Variance(gradients)) / defined);
    }

    /// <inheritdoc/>
    public void Merge(MultiClassConfidenceBasedEstimator other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.ClassCount != ClassCount)
        {
            throw new ArgumentException($"The other estimator has {other.ClassCount} classes and this one {ClassCount}.", nameof(other));
        }
        Count = CountLimit.Sum(Count, other.Count);
        for (var k = 0; k < _predicted.Length; k++)
        {
            _predicted[k] += other._predicted[k];
        }
        for (var i = 0; i < _expected.Length; i++)
        {
            _expected[i] += other._expected[i];
            _variances[i] += other._variances[i];
        }
    }

    /// <inheritdoc/>
    public void Reset()
    {
        Count = 0;
        Array.Clear(_predicted);
        Array.Clear(_expected);
        Array.Clear(_variances);
    }

    /// <inheritdoc/>
    public byte[] ToBytes()
    {
        var writer = new SketchWriter(SketchKind.MultiClassConfidenceBasedEstimator);
        writer.WriteCount(ClassCount);
        for (var i = 0; i < _expected.Length; i++)
        {
            writer.WriteDouble(_expected[i]);
            writer.WriteDouble(_variances[i]);
        }
        foreach (var count in _predicted)
        {
            writer.WriteCount(count);
        }
        return writer.ToBytes();
    }

    /// <inheritdoc/>
    public static MultiClassConfidenceBasedEstimator FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.MultiClassConfidenceBasedEstimator);
        var classes = reader.ReadInt32(2, LargestClassCount, "the number of classes");
        SketchReader.Require(
            reader.Remaining >= classes * (2 * sizeof(double) * classes + 1), $"{reader.Remaining} bytes cannot hold {classes} classes");
        var estimator = new MultiClassConfidenceBasedEstimator(classes);
        for (var i = 0; i < estimator._expected.Length; i++)
        {
            estimator._expected[i] = reader.ReadFinite("an expected count");
            estimator._variances[i] = reader.ReadFinite("a variance");
        }
        for (var p = 0; p < classes; p++)
        {
            var count = estimator._predicted[p] = ExpectedCells.ReadCount(ref reader);
            var total = 0.0;
            for (var k = p * classes; k < (p + 1) * classes; k++)
            {
                ExpectedCells.Require(count, estimator._expected[k], estimator._variances[k]);
                total += estimator._expected[k];
            }
            SketchReader.Require(Math.Abs(total - count) <= 1e-6 * count, $"{count} rows have {total} expected labels");
            estimator.Count += count;
        }
        reader.RequireEnd();
        return estimator;
    }

    /// <summary>Variance of Σₖ metricₖ, with the rows of each predicted class multinomial by their mean probabilities.</summary>
    private double Variance(ReadOnlySpan<MetricGradient> gradients)
    {
        var variance = 0.0;
        for (var p = 0; p < ClassCount; p++)
        {
            var (first, second) = (0.0, 0.0);
            for (var k = 0; k < ClassCount; k++)
            {
                // What a row predicted as p adds to the sum of metrics if its label is k.
                var effect = k == p
                    ? gradients[k].TruePositive - gradients[k].FalsePositive
                    : gradients[k].FalseNegative - gradients[k].TrueNegative;
                first += effect * _expected[p * ClassCount + k];
                second += effect * effect * _expected[p * ClassCount + k];
            }
            variance += _predicted[p] > 0 ? Math.Max(0, second - first * first / _predicted[p]) : 0;
        }
        return variance;
    }

    private PerformanceEstimate Estimate(double value, double standardError) => new(
        value, standardError, Count, EstimateAssumption.SameLabelsGivenScore, Count >= PerformanceEstimate.SmallestSize);

    private void RequireClass(int index, string name)
    {
        if ((uint)index >= (uint)ClassCount)
        {
            throw new ArgumentOutOfRangeException(name, index, $"Classes are numbered 0 to {ClassCount - 1}.");
        }
    }
}
