namespace ModelMonitor.Statistics.Tests;

/// <summary>Code for the package readme, with the results it states.</summary>
public sealed class ForecastingReadmeExampleTests
{
    [Fact]
    public void When_will_the_error_exceed_its_limit()
    {
        double[] weeklyError = [4.1, 4.0, 4.3, 4.2, 4.5, 4.4, 4.6, 4.8, 4.7, 4.9, 5.0, 5.2];

        var model = HoltWinters.Fit(weeklyError, TrendKind.Additive);
        var next = model.Predict(horizon: 1);
        var breach = TimeToBreach.Of(model, allowed: new ValueRange(0, 6), horizon: 26);

        FormattableString.Invariant($"next week {next.Mean:F2}, 95 % within {next.Low:F2} to {next.High:F2}")
            .ShouldBe("next week 5.22, 95 % within 5.05 to 5.38");
        FormattableString.Invariant($"above 6 in {breach.Median} weeks, perhaps in {breach.Early}")
            .ShouldBe("above 6 in 9 weeks, perhaps in 8");
    }
}
