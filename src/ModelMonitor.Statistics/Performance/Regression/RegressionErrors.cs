namespace ModelMonitor.Statistics;

/// <summary>
/// The errors of a regression model, predicted against actual values, in 18 numbers of state: mergeable in any order up to
/// rounding. O(1) a row and a merge. Definitions are those of scikit-learn where it has them. All metrics are NaN without
/// rows. Errors of two windows are compared by <see cref="WelchT"/> on <see cref="RunningMoments"/> of the absolute or
/// squared errors; quantiles of the absolute error need a quantile sketch. Not thread-safe.
/// </summary>
public sealed class RegressionErrors : ISketch<RegressionErrors>
{
    /// <summary>scikit-learn's floor of the denominator of percentage errors, the machine epsilon 2⁻⁵².</summary>
    public const double ScikitLearnPercentageFloor = 2.220446049250313e-16;

    private RegressionErrorSums _sums;

    /// <summary>No errors.</summary>
    /// <param name="percentageFloor">
    /// Rows whose actual value is at most this in magnitude have no percentage error and are left out of
    /// <see cref="MeanAbsolutePercentageError"/>; in [1e-50, 1e50]. The default leaves out zeros; take a value below which a
    /// percentage means nothing in the units of the data.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The floor is out of range.</exception>
    public RegressionErrors(double percentageFloor = ScikitLearnPercentageFloor)
    {
        PercentageFloor = percentageFloor is >= 1 / RegressionErrorSums.LargestValue and <= RegressionErrorSums.LargestValue
            ? percentageFloor
            : throw new ArgumentOutOfRangeException(nameof(percentageFloor), percentageFloor, "The floor lies in [1e-50, 1e50].");
    }

    /// <summary>Rows whose actual value is at most this in magnitude have no percentage error.</summary>
    public double PercentageFloor { get; }

    /// <summary>Number of rows added, whatever they weigh; rows of weight 0 are left out.</summary>
    public long Count => _sums.Count;

    /// <summary>Number of rows left out of <see cref="MeanAbsolutePercentageError"/>.</summary>
    public long PercentageExcluded => _sums.PercentageExcluded;

    /// <summary>Mean error or bias, predicted minus actual: positive when the model predicts too much.</summary>
    public double MeanError => Defined(_sums.Error.Mean);

    /// <summary>Mean absolute error.</summary>
    public double MeanAbsoluteError => (_sums.Over + _sums.Under) / _sums.Weight;

    /// <summary>Mean squared error.</summary>
    public double MeanSquaredError => Defined(_sums.SquaredError.Mean);

    /// <summary>Root of the mean squared error.</summary>
    public double RootMeanSquaredError => Math.Sqrt(MeanSquaredError);

    /// <summary>Population variance of the squared error: what the sampling error of MSE and RMSE comes from.</summary>
    public double SquaredErrorVariance => _sums.SquaredError.M2 / _sums.Weight;

    /// <summary>Largest absolute error, whatever the weights.</summary>
    public double MaxError => Defined(_sums.Largest);

    /// <summary>
    /// Coefficient of determination 1 − SSE/SST; negative when the model is worse than the mean. NaN when the actual values are
    /// constant or there are fewer than two rows; scikit-learn then says 1 for errors of 0 and else 0.
    /// </summary>
    public double RSquared
        => _sums.Actual.M2 > 0 ? 1 - _sums.SquaredError.Mean * _sums.Weight / _sums.Actual.M2 : double.NaN;

    /// <summary>
    /// Explained variance 1 − Var(error)/Var(actual): R² without the bias. NaN where <see cref="RSquared"/> is.
    /// </summary>
    public double ExplainedVariance => _sums.Actual.M2 > 0 ? 1 - _sums.Error.M2 / _sums.Actual.M2 : double.NaN;

    /// <summary>
    /// MAPE as a fraction (0.1 is 10 %), over the rows whose actual value exceeds the floor in magnitude; NaN when there are
    /// none.
    /// </summary>
    public double MeanAbsolutePercentageError => _sums.Percentage / _sums.PercentageWeight;

    /// <summary>
    /// MAPE over all rows with the denominator max(|y|, floor), as in scikit-learn with its floor: a single actual value of 0
    /// makes it explode.
    /// </summary>
    public double FlooredMeanAbsolutePercentageError
        => (_sums.Percentage + _sums.PercentageExcludedError / PercentageFloor) / _sums.Weight;

    /// <summary>Symmetric MAPE as a fraction in [0, 2]: the mean of 2|y − ŷ|/(|y| + |ŷ|), 0 where both are 0.</summary>
    public double SymmetricMeanAbsolutePercentageError => _sums.SymmetricPercentage / _sums.Weight;

    /// <summary>
    /// Mean squared logarithmic error, of ln(1 + y): NaN when any value, actual or predicted, was negative. Its root is the
    /// RMSLE.
    /// </summary>
    public double MeanSquaredLogError => _sums.NegativeRows > 0 ? double.NaN : _sums.SquaredLogError / _sums.Weight;

    /// <summary>
    /// Pinball or quantile loss (Koenker and Bassett 1978): the mean of max(τ(y − ŷ), (τ − 1)(y − ŷ)), lowest for predictions
    /// of the τ-quantile. Half the mean absolute error for τ = ½.
    /// </summary>
    /// <param name="quantile">τ in [0, 1].</param>
    /// <returns>The loss, at least 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">τ is outside [0, 1].</exception>
    public double PinballLoss(double quantile)
        => quantile is >= 0 and <= 1
            ? (quantile * _sums.Under + (1 - quantile) * _sums.Over) / _sums.Weight
            : throw new ArgumentOutOfRangeException(nameof(quantile), quantile, "A quantile lies in [0, 1].");

    /// <summary>Adds a row. O(1), no allocation.</summary>
    /// <param name="actual">The actual value, at most 1e50 in magnitude.</param>
    /// <param name="predicted">The predicted value, at most 1e50 in magnitude.</param>
    /// <param name="weight">Its weight in [0, 1e50]; a row of weight 0 is left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A value is NaN, infinite or too large, or the weight out of range; nothing was added.
    /// </exception>
    public void Add(double actual, double predicted, double weight = 1)
    {
        RequireValue(actual, nameof(actual));
        RequireValue(predicted, nameof(predicted));
        RowWeights.Require(weight);
        if (weight > 0)
        {
            _sums.Add(actual, predicted, weight, PercentageFloor);
        }
    }

    /// <inheritdoc/>
    public void Merge(RegressionErrors other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.PercentageFloor != PercentageFloor)
        {
            throw new ArgumentException($"One floor of percentage errors is {PercentageFloor} and the other {other.PercentageFloor}. Both must be equal.", nameof(other));
        }
        _ = CountLimit.Sum(Count, other.Count);
        _sums.Merge(other._sums);
    }

    /// <inheritdoc/>
    public void Reset() => _sums = default;

    /// <inheritdoc/>
    public byte[] ToBytes()
    {
        var writer = new SketchWriter(SketchKind.RegressionErrors);
        writer.WriteDouble(PercentageFloor);
        _sums.Write(writer);
        return writer.ToBytes();
    }

    /// <inheritdoc/>
    public static RegressionErrors FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.RegressionErrors);
        var floor = reader.ReadFinite("the floor");
        SketchReader.Require(floor is >= 1 / RegressionErrorSums.LargestValue and <= RegressionErrorSums.LargestValue, $"the floor is {floor}");
        var errors = new RegressionErrors(floor) { _sums = RegressionErrorSums.Read(ref reader) };
        reader.RequireEnd();
        return errors;
    }

    private double Defined(double value) => Count > 0 ? value : double.NaN;

    private static void RequireValue(double value, string name)
    {
        if (!(Math.Abs(value) <= RegressionErrorSums.LargestValue))
        {
            throw new ArgumentOutOfRangeException(name, value, "Values lie within ±1e50. Count rows with missing and infinite values separately.");
        }
    }
}
