using ModelMonitor.Aggregation;
using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

public class LatencyCheckTests
{
    /// <summary>With a load of 0 all calls are alike; with 0.1 all calls of a window are slower or faster by about a tenth.</summary>
    [Theory]
    [InlineData(200, 0)]
    [InlineData(2_000, 0)]
    [InlineData(2_000, 0.1)]
    public void Times_that_are_as_ever_have_honest_p_values(int calls, double load)
    {
        var random = new Random(calls);
        var pValues = new List<double>();
        for (var trial = 0; trial < 300; trial++)
        {
            var check = Learned(() => Window(random, calls, Math.Exp(load * Windows.Gauss(random))));
            pValues.Add(SimulatedModel.Test(check, Window(random, calls, Math.Exp(load * Windows.Gauss(random)))).ShouldHaveSingleItem().PValue);
        }

        pValues.ShouldBeHonest();
    }

    [Fact]
    public void A_99th_percentile_that_doubles_is_found_though_the_median_stays()
    {
        var random = new Random(1);
        var check = Learned(() => Window(random, 5_000));

        var test = SimulatedModel.Test(check, Window(random, 5_000, slowTail: 2)).ShouldHaveSingleItem();

        test.PValue.ShouldBeLessThan(1e-4);
        test.Effect.ShouldBeGreaterThan(2);
        (test.Observed / test.Expected).ShouldBeInRange(1.5, 2.5);
        test.Describe().ShouldStartWith("the 99th percentile of the time that predictions take is ");
    }

    [Fact]
    public void Calls_that_all_take_longer_or_shorter_are_found()
    {
        var random = new Random(2);
        var check = Learned(() => Window(random, 1_000));

        SimulatedModel.Test(check, Window(random, 1_000, 1.5))[0].PValue.ShouldBeLessThan(1e-4);
        SimulatedModel.Test(check, Window(random, 1_000, 0.5))[0].PValue.ShouldBeLessThan(1e-4);
    }

    [Fact]
    public void What_takes_microseconds_and_then_three_times_as_many_is_certain_and_not_large()
    {
        var random = new Random(3);
        var check = Learned(() => Window(random, 1_000, 0.001));

        var test = SimulatedModel.Test(check, Window(random, 1_000, 0.003)).ShouldHaveSingleItem();

        test.PValue.ShouldBeLessThan(1e-4);
        test.Effect.ShouldBeLessThan(0.1);
    }

    [Fact]
    public void Windows_without_times_and_constant_times_never_throw()
    {
        var check = Learned(() => Constant(0.001));

        SimulatedModel.Test(check, Calls.Window()).ShouldBeEmpty();
        SimulatedModel.Test(check, Constant(0.001))[0].PValue.ShouldBe(1);
        SimulatedModel.Test(check, Constant(0)).ShouldHaveSingleItem().PValue.ShouldBeInRange(0, 1);
    }

    private static LatencyCheck Learned(Func<WindowCounts> window)
    {
        var check = new LatencyCheck(new(), panes: 1);
        for (var i = 0; i < LearnedLevel.LeastWindows; i++)
        {
            SimulatedModel.Test(check, window()).ShouldBeEmpty();
        }

        return check;
    }

    /// <summary>Log-normal times around 2 ms; the slowest 3 % may be slower still.</summary>
    private static WindowCounts Window(Random random, int calls, double factor = 1, double slowTail = 1)
    {
        var window = Calls.Window(calls);
        for (var i = 0; i < calls; i++)
        {
            var z = Windows.Gauss(random);
            window.Latencies.Add(0.002 * factor * Math.Exp(0.5 * z) * (z > 1.88 ? slowTail : 1));
        }

        return window;
    }

    private static WindowCounts Constant(double seconds)
    {
        var window = Calls.Window(100);
        for (var i = 0; i < 100; i++)
        {
            window.Latencies.Add(seconds);
        }

        return window;
    }
}
