using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>
/// The variance of areas under the ROC curve and the test of two of them (DeLong, DeLong and Clarke-Pearson 1988), by mid-ranks
/// in O(n log n) (Sun and Xu 2014). Needs no assumption on the scores; asymptotic in both classes: read it with at least
/// some 20 rows of each.
/// </summary>
public static class DeLong
{
    /// <summary>The area of one score with its variance. O(n log n).</summary>
    /// <param name="actual">Whether each row is positive; at least one row.</param>
    /// <param name="scores">A finite score of each row, higher for positives.</param>
    /// <returns>The area; its variance is NaN below two positives or two negatives.</returns>
    /// <exception cref="ArgumentException">Lengths differ, there are no rows or a score is not finite.</exception>
    public static AucEstimate Estimate(ReadOnlySpan<bool> actual, ReadOnlySpan<double> scores)
    {
        BinaryScores.Require(actual, scores);
        using var split = new SplitScores(actual, scores);
        using var pooled = new PooledSample(split.Positives, split.Negatives, minimum: 0);
        return FromCells(pooled.X, pooled.Y);
    }

    /// <summary>
    /// The same from counts on common ordered cells, the values of a cell taken as tied: the area and variance of the scores
    /// rounded to their cells. O(cells), no allocation. Counts of several machines or windows add up.
    /// </summary>
    /// <param name="positives">Counts of positives in the order of the cells.</param>
    /// <param name="negatives">Counts of negatives on the same cells.</param>
    /// <returns>The area; its variance is NaN below two positives or two negatives.</returns>
    /// <exception cref="ArgumentException">There are no cells, lengths differ or a count is negative.</exception>
    public static AucEstimate FromCells(ReadOnlySpan<long> positives, ReadOnlySpan<long> negatives)
    {
        var cells = RocAuc.FromCells(positives, negatives);
        double m = cells.Positives, n = cells.Negatives;
        var (squaresPositive, squaresNegative) = (0.0, 0.0);
        var (above, below) = (cells.Positives, 0L);
        for (var i = 0; i < positives.Length; i++)
        {
            above -= positives[i];
            var ofPositive = (below + negatives[i] / 2.0) / n - cells.Auc;
            var ofNegative = (above + positives[i] / 2.0) / m - cells.Auc;
            squaresPositive += positives[i] * ofPositive * ofPositive;
            squaresNegative += negatives[i] * ofNegative * ofNegative;
            below += negatives[i];
        }
        var variance = m < 2 || n < 2 ? double.NaN : squaresPositive / (m - 1) / m + squaresNegative / (n - 1) / n;
        return new AucEstimate(cells.Auc, variance, cells.Positives, cells.Negatives);
    }

    /// <summary>
    /// Tests whether two scores of the same rows, such as those of a champion and a challenger, rank equally well.
    /// O(n log n).
    /// </summary>
    /// <param name="actual">Whether each row is positive; at least one row.</param>
    /// <param name="first">A finite score of each row.</param>
    /// <param name="second">Another finite score of each row, on any scale.</param>
    /// <returns>
    /// The test. p = 1 when the areas are equal, or when there are fewer than two positives or negatives; p = 0 when areas
    /// without any variance differ.
    /// </returns>
    /// <exception cref="ArgumentException">Lengths differ, there are no rows or a score is not finite.</exception>
    public static DeLongResult PairedTest(ReadOnlySpan<bool> actual, ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        BinaryScores.Require(actual, first, nameof(first));
        BinaryScores.Require(actual, second, nameof(second));
        var size = actual.Length;
        var memory = ArrayPool<double>.Shared.Rent(2 * size);
        var x = memory.AsSpan(0, size);
        var y = memory.AsSpan(size, size);
        var a = FromPlacements(actual, first, x);
        var b = FromPlacements(actual, second, y);
        var covariance = Covariance(actual, x, y, a, b);
        ArrayPool<double>.Shared.Return(memory);
        return DeLongResult.Of(a, b, covariance);
    }

    /// <summary>
    /// Tests whether two areas of different rows are equal, such as those of the baseline and of a live window.
    /// </summary>
    /// <param name="first">The first area with its variance.</param>
    /// <param name="second">The second area, of rows that are independent of the first.</param>
    /// <returns>
    /// The test. p = 1 when the areas are equal or a variance is unknown; p = 0 when areas without any variance differ.
    /// </returns>
    public static DeLongResult IndependentTest(AucEstimate first, AucEstimate second) => DeLongResult.Of(first, second, 0);

    private static AucEstimate FromPlacements(ReadOnlySpan<bool> actual, ReadOnlySpan<double> scores, Span<double> placements)
    {
        var (positives, negatives) = Placements.Fill(actual, scores, placements);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            sum += actual[i] ? placements[i] : 0;
        }
        var estimate = new AucEstimate(negatives > 0 ? sum / positives : double.NaN, double.NaN, positives, negatives);
        return estimate with { Variance = Covariance(actual, placements, placements, estimate, estimate) };
    }

    private static double Covariance(
        ReadOnlySpan<bool> actual, ReadOnlySpan<double> x, ReadOnlySpan<double> y, AucEstimate a, AucEstimate b)
    {
        double m = a.Positives, n = a.Negatives;
        if (m < 2 || n < 2)
        {
            return double.NaN;
        }
        var (ofPositives, ofNegatives) = (0.0, 0.0);
        for (var i = 0; i < actual.Length; i++)
        {
            var product = (x[i] - a.Auc) * (y[i] - b.Auc);
            ofPositives += actual[i] ? product : 0;
            ofNegatives += actual[i] ? 0 : product;
        }
        return ofPositives / (m - 1) / m + ofNegatives / (n - 1) / n;
    }
}
