using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Schema;
using ModelMonitor.Statistics;
using ModelMonitor.Tests.Aggregation;

namespace ModelMonitor.Tests.Baselines;

public sealed class JointLearningTests
{
    [Theory]
    [InlineData(64)]
    [InlineData(512)]
    public void The_law_of_the_discrepancy_is_that_of_fresh_baselines_and_windows(int size)
    {
        // Correlated and discrete columns. A fresh baseline for each window, so that the noise of both is in it.
        const int Rows = 1000, Repetitions = 2000;
        var joint = Matrices.Baseline(Rows, seed: 1).Profile.Joint.ShouldNotBeNull();
        var features = new RandomFourierFeatures(Matrices.Columns, joint.Bandwidth, joint.Seed, joint.Sums.Length);
        var images = CellScoresOf(Matrices.Baseline(20_000, seed: 2)).Select(row =>
        {
            var image = new double[joint.Sums.Length];
            features.Transform(row, image);
            return image;
        }).ToArray();
        var norms = images.ToDictionary(image => image, image => Dot(image, image));
        var random = new Random(3);
        var values = new double[Repetitions];
        var moments = new RunningMoments();
        for (var i = 0; i < Repetitions; i++)
        {
            moments.Add(values[i] = UnbiasedSquared(Draw(random, images, norms, Rows), Rows, Draw(random, images, norms, size), size));
        }

        var index = Array.IndexOf(joint.NullSizes, size);

        // The standard error of a standard deviation of 2,000 values of this kurtosis, some 10, is 3.4 %, and that of the
        // covariances of 1,000 rows about 3 %; that of the skewness is some 0.25.
        moments.Mean.ShouldBe(joint.NullMeans[index], 4 * moments.StandardDeviation / Math.Sqrt(Repetitions));
        moments.StandardDeviation.ShouldBe(joint.NullDeviations[index], 0.15 * joint.NullDeviations[index]);
        values.Average(value => Math.Pow((value - moments.Mean) / moments.StandardDeviation, 3)).ShouldBe(joint.NullSkewness[index], 0.8);
    }

    [Fact]
    public void The_sums_are_those_of_the_features_of_the_rows()
    {
        var baseline = Matrices.Baseline(500, seed: 4);
        var joint = baseline.Profile.Joint.ShouldNotBeNull();
        var features = new RandomFourierFeatures(Matrices.Columns, joint.Bandwidth, joint.Seed, joint.Sums.Length);
        var (sums, image) = (new double[joint.Sums.Length], new double[joint.Sums.Length]);
        var scores = CellScoresOf(baseline, seed: 4, rows: 500);
        foreach (var row in scores)
        {
            features.Transform(row, image);
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += image[i];
            }
        }

        joint.Rows.ShouldBe(500);
        joint.Squares.ShouldBe(500, 100, "the squared norm of an image is near 1");
        for (var i = 0; i < sums.Length; i++)
        {
            joint.Sums[i].ShouldBe(sums[i], 1e-6);
        }
    }

    [Fact]
    public void One_column_has_no_joint_distribution_and_equal_rows_have_none()
    {
        Baseline.FromMatrix(Houses.Of(ColumnSchema.Number("x", "double")), Samples.Normal(100, seed: 1), (_, _) => "").Profile.Joint.ShouldBeNull();
        Baseline.FromMatrix(Matrices.Schema, new double[100 * Matrices.Columns], (_, _) => "").Profile.Joint.ShouldBeNull();
    }

    private static (double[] Sum, double Squares) Draw(Random random, double[][] images, Dictionary<double[], double> norms, int count)
    {
        var (sum, squares) = (new double[images[0].Length], 0.0);
        for (var i = 0; i < count; i++)
        {
            var image = images[random.Next(images.Length)];
            for (var j = 0; j < sum.Length; j++)
            {
                sum[j] += image[j];
            }

            squares += norms[image];
        }

        return (sum, squares);
    }

    private static double UnbiasedSquared((double[] Sum, double Squares) x, double m, (double[] Sum, double Squares) y, double n) =>
        (Dot(x.Sum, x.Sum) - x.Squares) / (m * (m - 1)) + (Dot(y.Sum, y.Sum) - y.Squares) / (n * (n - 1)) - 2 * Dot(x.Sum, y.Sum) / (m * n);

    private static double Dot(double[] x, double[] y) => x.Zip(y, (a, b) => a * b).Sum();

    private static double[][] CellScoresOf(Baseline baseline, int seed = 2, int rows = 20_000) => Matrices.ScoresOf(baseline, Matrices.Rows(rows, seed));
}
