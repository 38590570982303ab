namespace ModelMonitor.Statistics;

/// <summary>
/// Direct loss estimation (DLE; NannyML): learns on the labelled baseline what the error of a regression model is for
/// given features and prediction, and applies it to rows without labels. Here by ridge regression (Hoerl and Kennard 1970) of
/// |e|, e² and e⁴ on quantile bins of every column, so effects add up over columns and stay constant outside the range of the
/// baseline. Assumes that P(label | features) has not changed: it follows inputs that drift to where errors are larger, and
/// is blind to concept drift. Immutable and thread-safe.
/// </summary>
public sealed class DirectLossEstimator
{
    private const int LargestWidth = 4096;

    private readonly BinnedColumns _columns;

    /// <summary>Restores an estimator. The arrays are taken over; do not change them afterwards.</summary>
    /// <param name="coefficients">What <see cref="Coefficients"/> gave.</param>
    /// <exception cref="ArgumentException">Edges do not increase, a number is not finite, or lengths do not fit.</exception>
    public DirectLossEstimator(DirectLossCoefficients coefficients)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        ArgumentOutOfRangeException.ThrowIfLessThan(coefficients.BaselineSize, 1, nameof(coefficients));
        ArgumentNullException.ThrowIfNull(coefficients.Edges, nameof(coefficients));
        if (coefficients.Edges.Count < 2)
        {
            throw new ArgumentException($"There are edges of {coefficients.Edges.Count} columns. Pass those of at least one feature and of the prediction.", nameof(coefficients));
        }
        foreach (var edges in coefficients.Edges)
        {
            ArgumentNullException.ThrowIfNull(edges, nameof(coefficients));
            CellEdges.Require(edges, edges.Length + 1);
        }
        _columns = new BinnedColumns(coefficients.Edges);
        foreach (var vector in new[] { coefficients.Absolute, coefficients.Squared, coefficients.Quartic })
        {
            Sample.Require(vector, nameof(coefficients));
            if (vector.Length != _columns.Width)
            {
                throw new ArgumentException(
                    $"There are {vector.Length} coefficients, and the edges make {_columns.Width}: an intercept and one for each bin.", nameof(coefficients));
            }
        }
        Coefficients = coefficients;
    }

    /// <summary>All state, to keep with the baseline.</summary>
    public DirectLossCoefficients Coefficients { get; }

    /// <summary>
    /// Learns the losses of a baseline that the model was not trained on. O(n·d² + (d·bins)³) for d features.
    /// </summary>
    /// <param name="features">The features of each row, at least one row; encode categories as numbers of few values.</param>
    /// <param name="predictions">The prediction of each row, finite.</param>
    /// <param name="labels">The label of each row, finite, in units of the prediction.</param>
    /// <param name="bins">Number of quantile bins of a column, 2 to 100; equal quantiles are merged.</param>
    /// <param name="ridge">Penalty on squared coefficients, above 0: the number of rows at which a bin counts for half.</param>
    /// <returns>The fitted estimator.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, a value is not finite, an error is above 1e75, or there are more than 4,096 bins in all.
    /// </exception>
    public static DirectLossEstimator Fit(
        Rows features, ReadOnlySpan<double> predictions, ReadOnlySpan<double> labels, int bins = 10, double ridge = 1)
    {
        features.Require(nameof(features));
        Sample.Require(predictions, nameof(predictions));
        Sample.Require(labels, nameof(labels));
        ScoredRows.RequireSameCount(features.Count, predictions.Length, "predictions", nameof(predictions));
        ScoredRows.RequireSameCount(features.Count, labels.Length, "labels", nameof(labels));
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bins, 100);
        StreamValue.RequirePositive(ridge, nameof(ridge));
        RequireErrors(predictions, labels);

        var edges = new double[features.Dimensions + 1][];
        var values = new double[features.Count];
        for (var column = 0; column < features.Dimensions; column++)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = features.Values[i * features.Dimensions + column];
            }
            edges[column] = BinnedColumns.QuantileEdges(values, bins);
        }
        edges[^1] = BinnedColumns.QuantileEdges(predictions.ToArray(), bins);
        var columns = new BinnedColumns(edges);
        if (columns.Width > LargestWidth)
        {
            throw new ArgumentException($"The columns have {columns.Width} bins in all; at most {LargestWidth} are solved for. Choose fewer columns or bins.", nameof(bins));
        }
        return new DirectLossEstimator(DirectLossFit.Solve(columns, features, predictions, labels, ridge));
    }

    /// <summary>
    /// The expected losses of one row. O(d·log bins), and a small allocation, of which
    /// <see cref="Estimate(Rows, ReadOnlySpan{double})"/> needs one for all rows.
    /// </summary>
    /// <param name="row">Its features, finite.</param>
    /// <param name="prediction">Its prediction, finite.</param>
    /// <returns>The losses, none below 0.</returns>
    /// <exception cref="ArgumentException">
    /// There are not as many features as in the baseline, or a value is not finite.
    /// </exception>
    public ExpectedLoss Predict(ReadOnlySpan<double> row, double prediction)
    {
        Sample.Require(row, nameof(row));
        RequireDimensions(row.Length, nameof(row));
        ScoredRows.RequireScore(prediction, nameof(prediction));
        var loss = Sum(row, prediction, new int[_columns.Columns + 1]);
        return new ExpectedLoss(Math.Max(0, loss.Absolute), Math.Max(0, loss.Squared), Math.Max(0, loss.Quartic));
    }

    /// <summary>
    /// Estimates MAE, the mean of expected |e|, and RMSE, the root of the mean of expected e². Means are kept from falling
    /// below 0, not single rows, so that on the baseline itself they are those of the labels. The standard errors are those
    /// of the errors which the true labels of these rows would give: the variance of a loss is taken from the next
    /// higher one, Var|e| = E e² − (E|e|)², and is divided by n for the window and by the size of the baseline for the fit,
    /// which is right without shift and too little where the window lies in thin parts of the baseline. O(n·d·log bins).
    /// </summary>
    /// <param name="features">The features of each live row, at least one row.</param>
    /// <param name="predictions">The prediction of each row, finite.</param>
    /// <returns>Both estimates, never below 0.</returns>
    /// <exception cref="ArgumentException">Lengths or columns differ, or a value is not finite.</exception>
    public DirectLossEstimate Estimate(Rows features, ReadOnlySpan<double> predictions)
    {
        features.Require(nameof(features));
        RequireDimensions(features.Dimensions, nameof(features));
        Sample.Require(predictions, nameof(predictions));
        ScoredRows.RequireSameCount(features.Count, predictions.Length, "predictions", nameof(predictions));
        var positions = new int[_columns.Columns + 1];
        var (absolute, squared, absoluteVariance, squaredVariance) = (0.0, 0.0, 0.0, 0.0);
        double n = features.Count;
        for (var i = 0; i < features.Count; i++)
        {
            var loss = Sum(features[i], predictions[i], positions);
            absolute += loss.Absolute / n;
            squared += loss.Squared / n;
            absoluteVariance += (loss.Squared - loss.Absolute * loss.Absolute) / n;
            squaredVariance += (loss.Quartic - loss.Squared * loss.Squared) / n;
        }
        var perRow = 1 / n + 1.0 / Coefficients.BaselineSize;
        var root = Math.Sqrt(Math.Max(0, squared));
        return new DirectLossEstimate(
            Estimate(Math.Max(0, absolute), Math.Sqrt(Math.Max(0, absoluteVariance) * perRow), features.Count),
            Estimate(root, root > 0 ? Math.Sqrt(Math.Max(0, squaredVariance) * perRow) / (2 * root) : 0, features.Count));
    }

    private ExpectedLoss Sum(ReadOnlySpan<double> row, double prediction, Span<int> positions)
    {
        DirectLossFit.Locate(_columns, row, prediction, positions);
        var (absolute, squared, quartic) = (0.0, 0.0, 0.0);
        foreach (var position in positions)
        {
            absolute += Coefficients.Absolute[position];
            squared += Coefficients.Squared[position];
            quartic += Coefficients.Quartic[position];
        }
        return new ExpectedLoss(absolute, squared, quartic);
    }

    private PerformanceEstimate Estimate(double value, double standardError, int count) => new(
        value, standardError, count, EstimateAssumption.SameLabelsGivenFeatures,
        Math.Min(count, Coefficients.BaselineSize) >= PerformanceEstimate.SmallestSize);

    private void RequireDimensions(int dimensions, string name)
    {
        if (dimensions != _columns.Columns - 1)
        {
            throw new ArgumentException($"A row has {dimensions} features; the baseline has {_columns.Columns - 1}, in the same order.", name);
        }
    }

    private static void RequireErrors(ReadOnlySpan<double> predictions, ReadOnlySpan<double> labels)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            if (!(Math.Abs(labels[i] - predictions[i]) <= 1e75))
            {
                throw new ArgumentException($"Label {i} is {labels[i]} and its prediction {predictions[i]}. Scale both down.", nameof(labels));
            }
        }
    }
}
