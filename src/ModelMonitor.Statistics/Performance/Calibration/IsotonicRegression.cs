namespace ModelMonitor.Statistics;

/// <summary>
/// Isotonic regression: the non-decreasing function with the least weighted squared error, by pooling adjacent violators
/// (Ayer et al. 1955; Zadrozny and Elkan 2002 for calibration). Linear between its thresholds, constant outside them.
/// Fitted on labels 0 and 1 it is a calibrator; it needs about a thousand of them, with fewer take
/// <see cref="PlattScaling"/>. Immutable and thread-safe; its thresholds are all its state.
/// </summary>
public sealed class IsotonicRegression : IProbabilityCalibrator
{
    private readonly double[] _x, _y;

    /// <summary>Restores a function from its thresholds. O(k).</summary>
    /// <param name="xThresholds">At least one x, finite and strictly increasing.</param>
    /// <param name="yThresholds">The value at each x, finite and non-decreasing.</param>
    /// <exception cref="ArgumentException">
    /// Lengths differ or are 0, a threshold is not finite, or their order is wrong.
    /// </exception>
    public IsotonicRegression(ReadOnlySpan<double> xThresholds, ReadOnlySpan<double> yThresholds)
    {
        Sample.Require(xThresholds, nameof(xThresholds));
        Sample.Require(yThresholds, nameof(yThresholds));
        ScoredRows.RequireSameCount(xThresholds.Length, yThresholds.Length, "values of y", nameof(yThresholds));
        for (var i = 1; i < xThresholds.Length; i++)
        {
            if (xThresholds[i] <= xThresholds[i - 1])
            {
                throw new ArgumentException($"Threshold {i} of x is {xThresholds[i]} after {xThresholds[i - 1]}. They must increase strictly.", nameof(xThresholds));
            }
            if (yThresholds[i] < yThresholds[i - 1])
            {
                throw new ArgumentException($"Threshold {i} of y is {yThresholds[i]} after {yThresholds[i - 1]}. They must not decrease.", nameof(yThresholds));
            }
        }
        if (!double.IsFinite(xThresholds[^1] - xThresholds[0]) || !double.IsFinite(yThresholds[^1] - yThresholds[0]))
        {
            throw new ArgumentException("The thresholds span more than a double can hold. Scale them down.", nameof(xThresholds));
        }
        (_x, _y) = (xThresholds.ToArray(), yThresholds.ToArray());
    }

    /// <summary>Where the function bends, strictly increasing: the ends of every constant stretch.</summary>
    public ReadOnlySpan<double> XThresholds => _x;

    /// <summary>The value at each of <see cref="XThresholds"/>, non-decreasing.</summary>
    public ReadOnlySpan<double> YThresholds => _y;

    /// <summary>
    /// Fits the function. Equal x are first merged to their weighted mean, so the order of rows does not matter; rows of
    /// weight 0 are left out. O(n log n).
    /// </summary>
    /// <param name="x">At least one finite value.</param>
    /// <param name="y">A finite value for each x; labels 0 and 1 for calibration.</param>
    /// <param name="weights">A weight of 0 or more for each x, not all 0; none for equal weights.</param>
    /// <returns>The fitted function. One distinct x, or a decreasing y, gives a constant.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a value is not finite, or a weight is negative.</exception>
    public static IsotonicRegression Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights = default)
    {
        Sample.Require(x, nameof(x));
        Sample.Require(y, nameof(y));
        ScoredRows.RequireSameCount(x.Length, y.Length, "values of y", nameof(y));
        if (!weights.IsEmpty)
        {
            ScoredRows.RequireWeights(weights, x.Length, nameof(weights));
        }

        var points = MergedPoints(x, y, weights);
        var blocks = Pool(points);
        var (xThresholds, yThresholds) = (new double[2 * blocks.Length], new double[2 * blocks.Length]);
        var count = 0;
        for (var (i, first) = (0, 0); i < blocks.Length; i++)
        {
            var last = first + blocks[i].Points - 1;
            (xThresholds[count], yThresholds[count++]) = (points[first].X, blocks[i].Mean);
            if (last > first)
            {
                (xThresholds[count], yThresholds[count++]) = (points[last].X, blocks[i].Mean);
            }
            first = last + 1;
        }
        return new IsotonicRegression(xThresholds.AsSpan(0, count), yThresholds.AsSpan(0, count));
    }

    /// <summary>The value of the function. O(log k).</summary>
    /// <param name="score">A finite x; below the first and above the last threshold the value stays constant.</param>
    /// <returns>The value: a probability when the function was fitted on labels.</returns>
    /// <exception cref="ArgumentOutOfRangeException">x is NaN or infinite.</exception>
    public double Predict(double score)
    {
        ScoredRows.RequireScore(score, nameof(score));
        var index = _x.AsSpan().BinarySearch(score);
        if (index >= 0)
        {
            return _y[index];
        }
        var above = ~index;
        if (above == 0 || above == _x.Length)
        {
            return _y[Math.Max(0, above - 1)];
        }
        var share = (score - _x[above - 1]) / (_x[above] - _x[above - 1]);
        return Math.Min(_y[above], _y[above - 1] + share * (_y[above] - _y[above - 1]));
    }

    /// <summary>The distinct x in ascending order, each a block of its own.</summary>
    private static ReadOnlySpan<Block> MergedPoints(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
    {
        var sorted = x.ToArray();
        var order = new int[x.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }
        sorted.AsSpan().Sort(order.AsSpan());
        var points = new Block[x.Length];
        var count = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[order[i]];
            if (weight > 0)
            {
                var row = new Block(sorted[i], weight * y[order[i]], weight, 1);
                if (count > 0 && points[count - 1].X == sorted[i])
                {
                    points[count - 1] = points[count - 1].With(row, points: 1);
                }
                else
                {
                    points[count++] = row;
                }
            }
        }
        return points.AsSpan(0, count);
    }

    private static ReadOnlySpan<Block> Pool(ReadOnlySpan<Block> points)
    {
        var blocks = new Block[points.Length];
        var count = 0;
        foreach (var point in points)
        {
            var block = point;
            while (count > 0 && blocks[count - 1].Mean >= block.Mean)
            {
                count--;
                block = blocks[count].With(block, blocks[count].Points + block.Points);
            }
            blocks[count++] = block;
        }
        return blocks.AsSpan(0, count);
    }

    /// <summary>Neighbouring points that share a value.</summary>
    private readonly record struct Block(double X, double Sum, double Weight, int Points)
    {
        public double Mean => Sum / Weight;

        public Block With(in Block next, int points) => new(X, Sum + next.Sum, Weight + next.Weight, points);
    }
}
