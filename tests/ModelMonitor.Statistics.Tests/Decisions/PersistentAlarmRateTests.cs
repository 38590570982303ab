namespace ModelMonitor.Statistics.Tests;

public sealed class PersistentAlarmRateTests
{
    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 5)]
    [InlineData(4, 4)]
    public void Independent_windows_are_binomial(int raiseAfter, int windows)
    {
        for (var level = 1e-9; level < 0.3; level *= 3)
        {
            var before = new BinomialLaw(windows - 1, level).AtLeast(raiseAfter - 1);
            PersistentAlarmRate.Of(level, raiseAfter, windows, 0).ShouldBeWithin(level * before, 1e-9, 1e-300, $"at {level}");
            // The integral itself, at a correlation that changes nothing.
            PersistentAlarmRate.Of(level, raiseAfter, windows, 1e-12).ShouldBeWithin(level * before, 1e-6, 1e-300, $"at {level}");
        }
    }

    [Theory]
    [InlineData(0.2, 2, 3, 0.2)]
    [InlineData(0.1, 3, 5, 0.5)]
    [InlineData(0.05, 2, 2, 0.9)]
    [InlineData(0.05, 4, 8, 0.99)]
    public void Correlated_windows_are_as_simulated(double level, int raiseAfter, int windows, double correlation)
    {
        const int Trials = 400_000;
        var random = new Random(1);
        var critical = Tails.NormalCritical(1 - level);
        var alarms = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var common = Math.Sqrt(correlation) * MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1);
            var (breaches, isBreached) = (0, false);
            for (var window = 0; window < windows; window++)
            {
                var own = Math.Sqrt(1 - correlation) * MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1);
                isBreached = Math.Abs(common + own) >= critical;
                breaches += isBreached ? 1 : 0;
            }
            alarms += isBreached && breaches >= raiseAfter ? 1 : 0;
        }
        var rate = PersistentAlarmRate.Of(level, raiseAfter, windows, correlation);
        // Four standard deviations of the simulated share.
        ((double)alarms / Trials).ShouldBe(rate, 4 * Math.Sqrt(rate / Trials));
    }

    [Theory]
    [InlineData(1e-9, 0.3)]
    [InlineData(1e-6, 0.05)]
    [InlineData(1e-4, 0.9)]
    [InlineData(1e-3, 0.999)]
    [InlineData(1e-9, 0.999)]
    [InlineData(0.2, 0.999)]
    public void The_integral_agrees_with_a_fine_one(double level, double correlation)
    {
        foreach (var (raiseAfter, windows) in new[] { (2, 2), (2, 3), (3, 5), (8, 32), (32, 32) })
        {
            PersistentAlarmRate.Of(level, raiseAfter, windows, correlation)
                .ShouldBeWithin(Fine(level, raiseAfter, windows, correlation), 1e-6, 1e-300, $"{raiseAfter} of {windows}");
        }
    }

    [Fact]
    public void Two_windows_are_a_bivariate_normal_quadrant()
    {
        // P(|X| ≥ 1.96, |Y| ≥ 1.96) for a correlation of 0.5: 0.0115 by tables of the bivariate normal law, by its own
        // series here: φ(h)² Σ ρⁿ/n! He₍ₙ₋₁₎(h)² beside the product, of which the odd powers cancel between the signs.
        const double Correlation = 0.5;
        var h = Tails.NormalCritical(0.95);
        var (sum, power, previous, hermite) = (0.0, 1.0, 0.0, 1.0);
        for (var n = 1; n < 120; n++)
        {
            power *= Correlation / n;
            sum += n % 2 == 0 ? power * hermite * hermite : 0;
            (previous, hermite) = (hermite, h * hermite - (n - 1) * previous);
        }
        var density = Math.Exp(-h * h / 2) / Math.Sqrt(2 * Math.PI);
        PersistentAlarmRate.Of(0.05, 2, 2, Correlation).ShouldBe(0.0025 + 4 * density * density * sum, 1e-8);
    }

    [Fact]
    public void A_single_window_raises_at_its_level_and_more_of_them_at_less()
    {
        PersistentAlarmRate.Of(0.01, 1, 3, 0.5).ShouldBe(0.01);
        PersistentAlarmRate.Level(0.01, 1, 3, 0.5).ShouldBe(0.01);
        // The same baseline in every window makes breaches repeat.
        double[] rates = [.. new[] { 0, 0.1, 0.5, 0.9, 0.999 }.Select(rho => PersistentAlarmRate.Of(0.001, 2, 3, rho))];
        rates.ShouldBeInOrder();
        rates[^1].ShouldBeInRange(0.0008, 0.001);
    }

    [Fact]
    public void The_level_is_the_inverse_of_the_rate()
    {
        foreach (var rate in new[] { 1e-12, 1e-7, 1e-3, 0.3 })
        {
            foreach (var (raiseAfter, windows, correlation) in new[] { (2, 3, 0.2), (3, 5, 0.0), (2, 2, 0.999), (32, 32, 0.5) })
            {
                var level = PersistentAlarmRate.Level(rate, raiseAfter, windows, correlation);
                level.ShouldBeInRange(rate, 1);
                PersistentAlarmRate.Of(level, raiseAfter, windows, correlation).ShouldBeWithin(rate, 1e-6, 0, $"{rate}, {raiseAfter} of {windows}, {correlation}");
            }
        }
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => PersistentAlarmRate.Of(0, 1, 1, 0)).ParamName.ShouldBe("level");
        Should.Throw<ArgumentOutOfRangeException>(() => PersistentAlarmRate.Level(1, 1, 1, 0)).ParamName.ShouldBe("rate");
        Should.Throw<ArgumentOutOfRangeException>(() => PersistentAlarmRate.Of(0.1, 0, 1, 0)).ParamName.ShouldBe("raiseAfter");
        Should.Throw<ArgumentOutOfRangeException>(() => PersistentAlarmRate.Of(0.1, 2, 1, 0)).ParamName.ShouldBe("windows");
        Should.Throw<ArgumentOutOfRangeException>(() => PersistentAlarmRate.Of(0.1, 2, 2, 1)).ParamName.ShouldBe("correlation");
        Should.Throw<ArgumentOutOfRangeException>(() => PersistentAlarmRate.Of(0.1, 2, 2, double.NaN)).ParamName.ShouldBe("correlation");
    }

    // A midpoint rule of thirty points to the narrowest standard deviation, binomial tails from the incomplete beta function.
    private static double Fine(double level, int raiseAfter, int windows, double correlation)
    {
        var critical = MathNet.Numerics.Constants.Sqrt2 * MathNet.Numerics.SpecialFunctions.ErfcInv(level);
        var (own, common) = (Math.Sqrt(1 - correlation), Math.Sqrt(correlation));
        const int Points = 40_000;
        const double Reach = 40;
        var sum = 0.0;
        for (var i = 0; i < Points; i++)
        {
            var b = (i + 0.5) * Reach / Points;
            var p = Math.Min(1, Tails.Normal((critical - common * b) / own) + Tails.Normal((critical + common * b) / own));
            sum += Math.Exp(-b * b / 2) * p * new BinomialLaw(windows - 1, p).AtLeast(raiseAfter - 1);
        }
        return 2 * sum * Reach / Points / Math.Sqrt(2 * Math.PI);
    }
}
