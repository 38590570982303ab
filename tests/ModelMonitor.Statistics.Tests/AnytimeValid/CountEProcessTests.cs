namespace ModelMonitor.Statistics.Tests;

public sealed class CountEProcessTests
{
    private static readonly double[] Shares = [.. Enumerable.Repeat(0.05, 20)];

    [Fact]
    public void Evidence_is_the_product_of_the_predictive_ratios()
    {
        // Each value multiplies E by (κp + c)/(κ + n)/p, with the counts before it.
        double[] shares = [0.5, 0.3, 0.2];
        int[] stream = [2, 2, 0, 1, 2, 2, 0];
        var counts = new long[3];
        var log = 0.0;
        for (var n = 0; n < stream.Length; n++)
        {
            var cell = stream[n];
            log += Math.Log((10 * shares[cell] + counts[cell]) / (10 + n) / shares[cell]);
            counts[cell]++;
            CountEProcess.LogEvidence(counts, shares, concentration: 10).ShouldBe(log, 1e-12);
        }
    }

    [Fact]
    public void Known_shares_rarely_reach_the_threshold_at_any_time()
    {
        var random = new Random(1);
        var alarms = 0;
        for (var run = 0; run < 300; run++)
        {
            alarms += FirstAlarm(() => random.Next(20), longest: 1000) < 1000 ? 1 : 0;
        }
        // At most 1 % are allowed: more than 9 of 300 are rarer than one in a thousand.
        alarms.ShouldBeLessThanOrEqualTo(9);
    }

    [Fact]
    public void A_tilt_of_the_shares_is_found()
    {
        var random = new Random(2);
        FirstAlarm(() => Math.Max(random.Next(20), random.Next(20)), longest: 1000).ShouldBeLessThan(150);
    }

    [Fact]
    public void Nothing_observed_is_no_evidence() => CountEProcess.LogEvidence([0, 0], [0.5, 0.5]).ShouldBe(0);

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => CountEProcess.LogEvidence([1], [0.5, 0.5])).ParamName.ShouldBe("shares");
        Should.Throw<ArgumentException>(() => CountEProcess.LogEvidence([1, 1], [1, 0])).ParamName.ShouldBe("shares");
        Should.Throw<ArgumentException>(() => CountEProcess.LogEvidence([1, 1], [0.5, 0.4])).ParamName.ShouldBe("shares");
        Should.Throw<ArgumentException>(() => CountEProcess.LogEvidence([1, -1], [0.5, 0.5])).ParamName.ShouldBe("counts");
        Should.Throw<ArgumentOutOfRangeException>(() => CountEProcess.LogEvidence([1, 1], [0.5, 0.5], 0)).ParamName.ShouldBe("concentration");
    }

    private static int FirstAlarm(Func<int> next, int longest)
    {
        var counts = new long[20];
        for (var i = 0; i < longest; i++)
        {
            counts[next()]++;
            if (CountEProcess.LogEvidence(counts, Shares) >= Math.Log(100))
            {
                return i;
            }
        }
        return longest;
    }
}
