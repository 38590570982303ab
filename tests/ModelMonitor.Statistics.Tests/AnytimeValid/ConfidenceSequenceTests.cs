namespace ModelMonitor.Statistics.Tests;

public sealed class ConfidenceSequenceTests
{
    [Fact]
    public void The_interval_covers_the_mean_at_all_times_together()
    {
        var random = new Random(1);
        var missed = 0;
        for (var run = 0; run < 400; run++)
        {
            var (sum, isMissed) = (0.0, false);
            for (var n = 1; n <= 2000; n++)
            {
                // Of all values in [0, 1] with mean ½, zeros and ones are the hardest to cover.
                sum += random.Next(2);
                var interval = ConfidenceSequence.OfBoundedMean(sum, n, confidence: 0.9);
                isMissed |= interval.Low > 0.5 || interval.High < 0.5;
            }
            missed += isMissed ? 1 : 0;
        }
        // 10 % of 400 plus 3.3 standard errors.
        missed.ShouldBeLessThan(60);
        // And the bound is not idle: it is known to be sharp within a factor of a few.
        missed.ShouldBeGreaterThan(4);
    }

    [Fact]
    public void The_interval_is_narrowest_where_it_is_tuned()
    {
        double Width(long tunedFor) => ConfidenceSequence.OfBoundedMean(500, 1000, tunedFor: tunedFor) is var interval ? interval.High - interval.Low : 0;
        Width(1000).ShouldBeLessThan(Width(100));
        Width(1000).ShouldBeLessThan(Width(10_000));
        // √((V + ρ)(ln(1 + V/ρ) + 2 ln 20))/n with V = 250 and ρ = V/(2 ln 20 + ln(1 + 2 ln 20)).
        var (v, l) = (250.0, 2 * Math.Log(20));
        var rho = v / (l + Math.Log(1 + l));
        Width(1000).ShouldBe(2 * Math.Sqrt((v + rho) * (Math.Log(1 + v / rho) + l)) / 1000, 1e-12);
    }

    [Fact]
    public void The_price_of_looking_at_any_time_is_bounded()
    {
        var always = ConfidenceSequence.OfBoundedMean(500, 1000);
        var once = WilsonInterval.Of(500, 1000);
        ((always.High - always.Low) / (once.High - once.Low)).ShouldBeInRange(1, 1.8);
    }

    [Fact]
    public void Without_values_nothing_is_known() => ConfidenceSequence.OfBoundedMean(0, 0).ShouldBe(new ProportionInterval(0, 1));

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => ConfidenceSequence.OfBoundedMean(3, 2)).ParamName.ShouldBe("sum");
        Should.Throw<ArgumentOutOfRangeException>(() => ConfidenceSequence.OfBoundedMean(1, 2, confidence: 1)).ParamName.ShouldBe("confidence");
        Should.Throw<ArgumentOutOfRangeException>(() => ConfidenceSequence.OfBoundedMean(1, 2, tunedFor: 0)).ParamName.ShouldBe("tunedFor");
    }
}
