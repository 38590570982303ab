namespace ModelMonitor.Statistics;

/// <summary>
/// How often each class was predicted as each class, and the metrics of classification that follow from it. K² numbers
/// of state; exact, and the same in any order of merging, for unit weights up to 2⁵³ rows. Metrics over few rows are
/// noisy: <see cref="WilsonInterval"/> of their counts says how much. Two windows are compared by <see cref="TwoProportionZ"/>.
/// Definitions are those of scikit-learn. O(1) a row, O(K²) a merge and a metric. Not thread-safe.
/// </summary>
public sealed class ConfusionMatrix : ISketch<ConfusionMatrix>
{
    private const int MaximumClasses = 4096;

    private readonly double[] _cells;

    /// <summary>An empty matrix.</summary>
    /// <param name="classes">Number K of classes, 2 to 4,096.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is out of range.</exception>
    public ConfusionMatrix(int classes)
        : this(ClassLabels.RequireClasses(classes, MaximumClasses), new double[classes * classes], 0)
    {
    }

    private ConfusionMatrix(int classes, double[] cells, long count) => (Classes, _cells, Count) = (classes, cells, count);

    /// <summary>Number K of classes.</summary>
    public int Classes { get; }

    /// <summary>Number of rows added, whatever they weigh; rows of weight 0 are left out.</summary>
    public long Count { get; private set; }

    /// <summary>The number, or weight, of rows of one actual and one predicted class.</summary>
    /// <param name="actual">The actual class.</param>
    /// <param name="predicted">The predicted class.</param>
    /// <exception cref="ArgumentOutOfRangeException">A class is outside 0 … K − 1.</exception>
    public double this[int actual, int predicted] => _cells[Cell(actual, predicted)];

    /// <summary>Sum of all weights: the number of rows when none was weighted.</summary>
    public double Total
    {
        get
        {
            var total = 0.0;
            foreach (var cell in _cells)
            {
                total += cell;
            }
            return total;
        }
    }

    /// <summary>
    /// Share of rows predicted right, trace/total; NaN without rows. For one label a row it is also the micro-averaged
    /// precision, recall and F1.
    /// </summary>
    public double Accuracy => Correct() / Total;

    /// <summary>
    /// Balanced accuracy: the mean recall of the classes that have actual rows; NaN without rows. Equals the macro
    /// average of the recalls that are defined.
    /// </summary>
    public double BalancedAccuracy => Average(ClassAverage.Macro).Recall;

    /// <summary>
    /// Cohen's kappa (Cohen 1960), (pₒ − pₑ)/(1 − pₑ): agreement beyond chance, at most 1. NaN when chance agrees fully: all
    /// rows are of one class and predicted as it, or there are none.
    /// </summary>
    public double CohensKappa
    {
        get
        {
            var association = ClassAssociation.Of(this);
            return association.Disagreement > 0 ? Math.Min(1, association.Covariance / association.Disagreement) : double.NaN;
        }
    }

    /// <summary>
    /// Matthews correlation coefficient for any number of classes (Matthews 1975; Gorodkin 2004): the correlation of
    /// actual and predicted class, in [−1, 1].
    /// </summary>
    /// <param name="zeroDivision">
    /// What it is when only one class occurs, or only one was predicted: NaN, or 0 as in scikit-learn.
    /// </param>
    /// <returns>The coefficient.</returns>
    public double MatthewsCorrelation(ZeroDivision zeroDivision = ZeroDivision.Undefined)
    {
        var association = ClassAssociation.Of(this);
        return association.Actual > 0 && association.Predicted > 0
            ? Math.Clamp(association.Covariance / Math.Sqrt(association.Actual * association.Predicted), -1, 1)
            : zeroDivision == ZeroDivision.Zero ? 0 : double.NaN;
    }

    /// <summary>One class against the rest, with its precision, recall and F1. O(K²).</summary>
    /// <param name="class">The class, 0 … K − 1; in a binary model class 1 is the positive one.</param>
    /// <returns>Its four cells.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The class is outside 0 … K − 1.</exception>
    public BinaryConfusion OneVsRest(int @class)
    {
        ClassLabels.Require(@class, Classes, nameof(@class));
        var others = 0.0;
        for (var i = 0; i < _cells.Length; i++)
        {
            others += i / Classes != @class && i % Classes != @class ? _cells[i] : 0;
        }
        return Margins(@class) with { TrueNegatives = others };
    }

    /// <summary>
    /// Precision, recall and F1 averaged over the classes that occur as actual or predicted class (as in scikit-learn);
    /// a class of the model that does neither in these rows is left out. O(K²).
    /// </summary>
    /// <param name="average">Plain mean, or weighted by actual rows.</param>
    /// <param name="zeroDivision">
    /// What a class contributes to an average when its own metric is 0/0: by default nothing, so that a window without
    /// rows of a rare class is not an alarm; with <see cref="ZeroDivision.Zero"/> 0, the default of scikit-learn.
    /// </param>
    /// <returns>The averages, and for how many classes a metric was undefined.</returns>
    public AveragedMetrics Average(ClassAverage average, ZeroDivision zeroDivision = ZeroDivision.Undefined)
    {
        var (precision, recall, f1) = (new MetricMean(zeroDivision), new MetricMean(zeroDivision), new MetricMean(zeroDivision));
        var classes = 0;
        for (var i = 0; i < Classes; i++)
        {
            var one = Margins(i);
            if (one.Support + one.Predicted > 0)
            {
                classes++;
                var weight = average == ClassAverage.Weighted ? one.Support : 1;
                precision.Add(one.Precision, weight);
                recall.Add(one.Recall, weight);
                f1.Add(one.F1, weight);
            }
        }
        return new AveragedMetrics(precision.Mean, recall.Mean, f1.Mean, classes, precision.Undefined, recall.Undefined);
    }

    /// <summary>Adds a row. O(1), no allocation.</summary>
    /// <param name="actual">The actual class, 0 … K − 1.</param>
    /// <param name="predicted">The predicted class, 0 … K − 1.</param>
    /// <param name="weight">Its weight in [0, 1e50]; a row of weight 0 is left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">A class or the weight is out of range; nothing was added.</exception>
    public void Add(int actual, int predicted, double weight = 1)
    {
        var cell = Cell(actual, predicted);
        RowWeights.Require(weight);
        if (weight > 0)
        {
            _cells[cell] += weight;
            Count++;
        }
    }

    /// <inheritdoc/>
    public void Merge(ConfusionMatrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Classes != Classes)
        {
            throw new ArgumentException($"One matrix has {Classes} classes and the other {other.Classes}. Both must be of the same classes.", nameof(other));
        }
        Count = CountLimit.Sum(Count, other.Count);
        for (var i = 0; i < _cells.Length; i++)
        {
            _cells[i] += other._cells[i];
        }
    }

    /// <inheritdoc/>
    public void Reset()
    {
        Array.Clear(_cells);
        Count = 0;
    }

    /// <inheritdoc/>
    public byte[] ToBytes()
    {
        var writer = new SketchWriter(SketchKind.ConfusionMatrix);
        writer.WriteCount(Classes);
        writer.WriteCount(Count);
        foreach (var cell in _cells)
        {
            writer.WriteDouble(cell);
        }
        return writer.ToBytes();
    }

    /// <inheritdoc/>
    public static ConfusionMatrix FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.ConfusionMatrix);
        var classes = reader.ReadInt32(2, MaximumClasses, "the number of classes");
        var count = 0L;
        reader.ReadCount(ref count);
        SketchReader.Require(reader.Remaining == classes * classes * sizeof(double), $"{reader.Remaining} bytes are not {classes} times {classes} cells");
        var cells = new double[classes * classes];
        var isEmpty = true;
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = reader.ReadFinite("a cell");
            SketchReader.Require(cells[i] >= 0, $"a cell is {cells[i]}");
            isEmpty &= cells[i] == 0;
        }
        SketchReader.Require(isEmpty == (count == 0), $"the cells are not of {count} rows");
        return new ConfusionMatrix(classes, cells, count);
    }

    internal (double Hits, double Claimed, double Missed) Shares(int @class, double total)
    {
        var one = Margins(@class);
        return (one.TruePositives / total, one.FalsePositives / total, one.FalseNegatives / total);
    }

    private int Cell(int actual, int predicted)
    {
        ClassLabels.Require(actual, Classes, nameof(actual));
        ClassLabels.Require(predicted, Classes, nameof(predicted));
        return actual * Classes + predicted;
    }

    private double Correct()
    {
        var correct = 0.0;
        for (var i = 0; i < _cells.Length; i += Classes + 1)
        {
            correct += _cells[i];
        }
        return correct;
    }

    private BinaryConfusion Margins(int @class)
    {
        var (missed, claimed) = (0.0, 0.0);
        for (var i = 0; i < Classes; i++)
        {
            if (i != @class)
            {
                missed += _cells[@class * Classes + i];
                claimed += _cells[i * Classes + @class];
            }
        }
        return new BinaryConfusion(_cells[@class * Classes + @class], claimed, missed, 0);
    }
}
