namespace ModelMonitor.Statistics.Tests;

public sealed class HoltWintersFitTests
{
    [Fact]
    public void A_constant_series_is_forecast_as_it_is()
    {
        foreach (var trend in Enum.GetValues<TrendKind>())
        {
            var model = HoltWinters.Fit([7, 7, 7, 7, 7, 7], trend);
            model.ErrorVariance.ShouldBeLessThan(1e-12);
            model.Forecast(10).ShouldBeWithin(7, 1e-6);
        }
        HoltWinters.Fit([0, 0, 0, 0]).Forecast(3).ShouldBe(0, 1e-12);
    }

    [Fact]
    public void A_line_with_seasons_is_continued()
    {
        double[] seasons = [5, -3, 0, -2];
        var series = Enumerable.Range(0, 20).Select(i => 100 + 0.5 * i + seasons[i % 4]).ToArray();
        var model = HoltWinters.Fit(series, TrendKind.Additive, SeasonalityKind.Additive, 4);
        for (var horizon = 1; horizon <= 9; horizon++)
        {
            var i = 19 + horizon;
            model.Forecast(horizon).ShouldBeWithin(100 + 0.5 * i + seasons[i % 4], 1e-5, what: $"forecast {horizon}");
        }
    }

    [Fact]
    public void Seasons_that_grow_with_the_level_are_continued()
    {
        double[] factors = [1.4, 0.7, 1, 0.9];
        var random = new Random(2);
        var series = Enumerable.Range(0, 48).Select(i => (100 + 2 * i) * factors[i % 4] * (1 + 0.01 * (random.NextDouble() - 0.5))).ToArray();
        var factor = HoltWinters.Fit(series, TrendKind.Additive, SeasonalityKind.Multiplicative, 4);
        for (var horizon = 1; horizon <= 8; horizon++)
        {
            var i = 47 + horizon;
            factor.Forecast(horizon).ShouldBeWithin((100 + 2 * i) * factors[i % 4], 0.02, what: $"forecast {horizon}");
        }
        factor.SumOfSquaredErrors.ShouldBeLessThan(HoltWinters.Fit(series, TrendKind.Additive, SeasonalityKind.Additive, 4).SumOfSquaredErrors);
    }

    [Fact]
    public void A_random_walk_is_followed_and_noise_is_averaged()
    {
        var random = new Random(3);
        var noise = Enumerable.Range(0, 200).Select(_ => random.NextDouble() - 0.5).ToArray();
        var walk = new double[noise.Length];
        for (var i = 1; i < walk.Length; i++)
        {
            walk[i] = walk[i - 1] + noise[i];
        }
        HoltWinters.Fit(walk).Parameters.Alpha.ShouldBeGreaterThan(0.85);
        HoltWinters.Fit(noise).Parameters.Alpha.ShouldBeLessThan(0.15);
    }

    [Theory]
    [InlineData(1e9, 1)]
    [InlineData(0, 1e-9)]
    [InlineData(0, 1e90)]
    public void The_unit_and_the_origin_do_not_matter(double origin, double unit)
    {
        var random = new Random(6);
        var series = Enumerable.Range(0, 48).Select(i => 3 * Math.Sin(Math.PI * i / 6) + 0.1 * i + random.NextDouble()).ToArray();
        var plain = HoltWinters.Fit(series, TrendKind.Additive, SeasonalityKind.Additive, 12);
        var moved = HoltWinters.Fit(Array.ConvertAll(series, y => origin + unit * y), TrendKind.Additive, SeasonalityKind.Additive, 12);
        // At 1e9 values are rounded to 1e-7, which moves the optimum of a flat valley.
        moved.SumOfSquaredErrors.ShouldBeWithin(unit * unit * plain.SumOfSquaredErrors, 1e-4, absolute: 0, what: "SSE");
        moved.Forecast(5).ShouldBeWithin(origin + unit * plain.Forecast(5), 0, absolute: 0.02 * unit, what: "forecast");
    }

    [Fact]
    public void Errors_too_large_to_square_do_not_stop_the_search()
    {
        double[] series = [1e200, 2e200, 1.5e200, 1.2e200, 1.7e200];
        double.IsFinite(HoltWinters.Fit(series).Forecast(1)).ShouldBeTrue();
    }

    [Fact]
    public void No_other_parameters_fit_better()
    {
        var random = new Random(4);
        var series = Enumerable.Range(0, 60).Select(i => 0.1 * i + random.NextDouble()).ToArray();
        var fit = HoltWinters.Fit(series, TrendKind.Damped);
        // Perturb the optimum: the same initial states, other constants, cannot beat it by more than the search resolves.
        foreach (var alpha in new[] { 0.05, 0.2, 0.5, 0.8 })
        {
            foreach (var beta in new[] { 0.05, 0.3 })
            {
                foreach (var phi in new[] { 0.8, 0.9, 0.98 })
                {
                    var other = InitialStates.Decompose(series, TrendKind.Damped, SeasonalityKind.None, 0)
                        .Improve(new HoltWintersParameters(TrendKind.Damped, SeasonalityKind.None, 0, alpha, beta, 0, phi), series)
                        .Start(new HoltWintersParameters(TrendKind.Damped, SeasonalityKind.None, 0, alpha, beta, 0, phi));
                    foreach (var value in series)
                    {
                        other.Update(value);
                    }
                    other.SumOfSquaredErrors.ShouldBeGreaterThan(fit.SumOfSquaredErrors * (1 - 1e-6));
                }
            }
        }
    }

    [Fact]
    public void A_week_of_three_hour_windows_is_a_season()
    {
        var random = new Random(5);
        var series = Enumerable.Range(0, 4 * 56)
            .Select(i => 50 + 20 * Math.Sin(2 * Math.PI * i / 8) + (i / 8 % 7 > 4 ? -15 : 0) + random.NextDouble()).ToArray();
        var model = HoltWinters.Fit(series, TrendKind.None, SeasonalityKind.Additive, 56);
        model.ErrorVariance.ShouldBeLessThan(0.2);
        for (var horizon = 1; horizon <= 56; horizon++)
        {
            model.Forecast(horizon).ShouldBeWithin(series[horizon - 1], 0, absolute: 1.5, what: $"forecast {horizon}");
        }
    }

    [Fact]
    public void Bad_series_are_refused_with_a_reason()
    {
        Should.Throw<ArgumentException>(() => HoltWinters.Fit([])).Message.ShouldContain("at least 4");
        Should.Throw<ArgumentException>(() => HoltWinters.Fit([1, 2, 3])).ParamName.ShouldBe("series");
        Should.Throw<ArgumentException>(() => HoltWinters.Fit(new double[23], TrendKind.None, SeasonalityKind.Additive, 12)).Message.ShouldContain("at least 24");
        Should.Throw<ArgumentException>(() => HoltWinters.Fit([1, 2, double.NaN, 3])).Message.ShouldContain("Value 2");
        Should.Throw<ArgumentException>(() => HoltWinters.Fit([1, 2, 0, 3], TrendKind.None, SeasonalityKind.Multiplicative, 2)).Message.ShouldContain("above 0");
        Should.Throw<ArgumentOutOfRangeException>(() => HoltWinters.Fit([1, 2, 3, 4], TrendKind.None, SeasonalityKind.Additive, 1)).ParamName.ShouldBe("period");
        Should.Throw<ArgumentOutOfRangeException>(() => HoltWinters.Fit([1, 2, 3, 4], (TrendKind)9)).ParamName.ShouldBe("trend");
    }
}
