namespace ModelMonitor.Statistics.Tests;

public sealed class TimeToBreachTests
{
    private static readonly ValueRange AtMost20 = new(double.NegativeInfinity, 20);

    [Fact]
    public void A_growing_series_breaches_where_its_law_says()
    {
        var model = Growing(deviation: 2);
        var breach = TimeToBreach.Of(model, AtMost20, 100);
        breach.Median.ShouldBe(10);
        // P(h) = Φ((10 + h − 20)/σ(h)) by the interval of each step.
        breach.Early.ShouldBe(Enumerable.Range(1, 100).First(h => Tails.Normal((20 - model.Predict(h).Mean) / model.Predict(h).StandardDeviation) >= 0.1));
        breach.Late.ShouldBe(Enumerable.Range(1, 100).First(h => Tails.Normal((20 - model.Predict(h).Mean) / model.Predict(h).StandardDeviation) >= 0.9));
        breach.Early!.Value.ShouldBeLessThan(10);
        breach.Late!.Value.ShouldBeGreaterThan(10);
        breach.Probability.ShouldBeGreaterThan(0.99);
    }

    [Fact]
    public void Both_ends_of_the_range_count()
    {
        var model = new HoltWinters(new HoltWintersParameters(TrendKind.None, SeasonalityKind.None, 0, 1), 0);
        model.Update(1);
        model.Update(0);
        // A random walk with σ = 1: after h steps P(|x| > 2) = 2·Φ(−2/√h), 10 % from h = 2 on and 50 % from h = 9 on.
        var breach = TimeToBreach.Of(model, new ValueRange(-2, 2), 20);
        breach.ShouldBe(new BreachForecast(2, 9, null, 2 * Tails.Normal(2 / Math.Sqrt(20)), 20));
        // By integration of the densities on a grid, the walk has left at least once with a probability of 0.0455 at the
        // first step, 0.1739 at the second, 0.4217 and 0.5187 at steps 4 and 5, 0.8898 and 0.9083 at 13 and 14, 0.9696 at 20.
        var simulated = TimeToBreach.Simulate(model, new ValueRange(-2, 2), 20, seed: 1, paths: 20_000);
        (simulated.Early, simulated.Median, simulated.Late).ShouldBe((2, 5, 14));
        simulated.Probability.ShouldBe(0.96964, 0.004);
    }

    [Fact]
    public void Without_errors_the_step_is_certain()
    {
        var model = Growing(deviation: 0);
        TimeToBreach.Of(model, AtMost20, 100).ShouldBe(new BreachForecast(11, 11, 11, 1, 100));
        TimeToBreach.Simulate(model, AtMost20, 100, seed: 1).ShouldBe(new BreachForecast(11, 11, 11, 1, 100));
        TimeToBreach.Of(model, AtMost20, 10).ShouldBe(new BreachForecast(null, null, null, 0, 10));
        TimeToBreach.Of(model, ValueRange.Unlimited, 10).Probability.ShouldBe(0);
    }

    [Fact]
    public void Paths_that_fall_below_zero_do_not_spoil_multiplicative_seasons()
    {
        var model = new HoltWinters(new HoltWintersParameters(TrendKind.None, SeasonalityKind.Multiplicative, 2, 0.1, 0, 0.8), 1, 0, [1, 1]);
        model.Update(3);
        TimeToBreach.Simulate(model, new ValueRange(-1e6, 1e6), 50, seed: 3, paths: 200).Probability.ShouldBeInRange(0, 0.5);
        TimeToBreach.Of(model, new ValueRange(-1e6, 1e6), 50).Probability.ShouldBeInRange(0, 0.5);
    }

    [Fact]
    public void The_model_stays_as_it_is_and_a_seed_repeats()
    {
        var model = Growing(deviation: 2);
        var before = (model.Level, model.Trend, model.Count);
        var first = TimeToBreach.Simulate(model, AtMost20, 30, seed: 9, paths: 200);
        TimeToBreach.Simulate(model, AtMost20, 30, seed: 9, paths: 200).ShouldBe(first);
        (model.Level, model.Trend, model.Count).ShouldBe(before);
    }

    [Fact]
    public void Bad_input_is_refused_with_a_reason()
    {
        var untouched = new HoltWinters(new HoltWintersParameters(TrendKind.None, SeasonalityKind.None, 0, 1), 0);
        Should.Throw<ArgumentException>(() => TimeToBreach.Of(untouched, AtMost20, 5)).ParamName.ShouldBe("model");
        Should.Throw<ArgumentException>(() => TimeToBreach.Simulate(untouched, AtMost20, 5, 1)).Message.ShouldContain("Update");
        Should.Throw<ArgumentNullException>(() => TimeToBreach.Of(null!, AtMost20, 5));
        Should.Throw<ArgumentOutOfRangeException>(() => TimeToBreach.Of(Growing(1), AtMost20, 0)).ParamName.ShouldBe("horizon");
        Should.Throw<ArgumentOutOfRangeException>(() => TimeToBreach.Simulate(Growing(1), AtMost20, 5, 1, 0)).ParamName.ShouldBe("paths");
    }

    /// <summary>Level 10 and a trend of 1 per step that no error moves, after errors of a given size.</summary>
    private static HoltWinters Growing(double deviation)
    {
        var model = new HoltWinters(new HoltWintersParameters(TrendKind.Additive, SeasonalityKind.None, 0, 0), 8, 1);
        model.Update(9 + deviation);
        model.Update(10 - deviation);
        return model;
    }
}
