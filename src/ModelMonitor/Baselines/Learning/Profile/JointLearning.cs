using ModelMonitor.Statistics;

namespace ModelMonitor.Baselines;

/// <summary>Sums random Fourier features over the cell scores, and says what MMD between the rows and a window is by chance.</summary>
internal static class JointLearning
{
    public const int Features = 128;

    private const int Seed = 1;

    // Of the median distance. A shift of a column is seen by that column's own tests; what only the columns together show is
    // finer than the median.
    private const double BandwidthShare = 0.5;

    // Sums of thousands of rows are subtracted from each other, which costs digits.
    private const int SumDigits = 10;

    private static readonly int[] s_sizes = [64, 128, 256, 512, 1024, 2048, 4096];

    /// <summary>The joint distribution of rows.</summary>
    /// <param name="scores">The rows' scores.</param>
    /// <returns><see langword="null"/> below two columns, or where all rows are equal.</returns>
    public static JointDistribution? Of(Rows scores)
    {
        if (scores.Dimensions < 2)
        {
            return null;
        }

        var half = scores.Count / 2;
        var bandwidth = SignificantDigits.Round(
            BandwidthShare * MedianHeuristic.Distance(scores.Slice(0, half), scores.Slice(half, scores.Count - half)));
        var features = new RandomFourierFeatures(scores.Dimensions, bandwidth, Seed, Features);
        var transformed = new double[scores.Count * Features];
        var sums = new double[Features];
        var squares = 0.0;
        for (var row = 0; row < scores.Count; row++)
        {
            var image = transformed.AsSpan(row * Features, Features);
            features.Transform(scores[row], image);
            for (var i = 0; i < Features; i++)
            {
                sums[i] += image[i];
                squares += image[i] * image[i];
            }
        }

        var law = DiscrepancyLaw.Of(new Rows(transformed, Features));
        return law.MeanSquare <= 0
            ? null
            : new(
                Seed, bandwidth, SignificantDigits.Round(sums, SumDigits), SignificantDigits.Round(squares, SumDigits), scores.Count,
                s_sizes,
                new double[s_sizes.Length],
                SignificantDigits.Round(s_sizes.Select(law.DeviationAt)),
                SignificantDigits.Round(s_sizes.Select(law.SkewnessAt)));
    }
}
