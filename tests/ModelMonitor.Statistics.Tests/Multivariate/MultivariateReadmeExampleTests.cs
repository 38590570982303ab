namespace ModelMonitor.Statistics.Tests;

/// <summary>The code of the package readme on samples of several columns, with the results it states.</summary>
public sealed class MultivariateReadmeExampleTests
{
    [Fact]
    public void A_correlation_that_turns_around()
    {
        double[] january = new double[400], february = new double[400];          // 200 rows of (age, income) each
        var random = new Random(1);
        for (var i = 0; i < 400; i += 2)
        {
            january[i] = random.NextDouble();
            january[i + 1] = january[i] + 0.2 * random.NextDouble();
            february[i] = random.NextDouble();
            february[i + 1] = 1 - february[i] + 0.2 * random.NextDouble();        // each column alone is as before
        }
        Rows x = new(january, dimensions: 2), y = new(february, dimensions: 2);

        var means = HotellingTSquared.Test(x, y);
        var mmd = MaximumMeanDiscrepancy.Test(x, y, seed: 1);
        var components = PrincipalComponents.Fit(RunningCovarianceMatrix.Of(x));
        var (before, after) = (components.Measure(x), components.Measure(y));

        FormattableString.Invariant($"means p = {means.PValue:F2}, MMD² = {mmd.Unbiased:F3} with p = {mmd.PValue}")
            .ShouldBe("means p = 0.21, MMD² = 0.240 with p = 0.005");
        FormattableString.Invariant($"reconstruction error {before.MeanError:F2} -> {after.MeanError:F2}")
            .ShouldBe("reconstruction error 0.12 -> 1.14");
    }
}
