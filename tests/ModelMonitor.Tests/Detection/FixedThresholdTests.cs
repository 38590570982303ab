using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

public class FixedThresholdTests
{
    [Fact]
    public void A_fixed_threshold_decides_in_place_of_certain_and_large()
    {
        var random = new Random(1);
        var options = new DriftOptions().FixThreshold("x0", StatisticNames.Psi, 0.5);
        var windows = new Windows(2, Windows.Normal(random, 5_000, 2), options);

        // Certain and large, and still below the threshold.
        var below = windows.Judge(Shifted(0.5));
        below["x0"].Statistics.Psi.ShouldBeInRange(0.15, 0.49);
        (below["x0"].State, below["x1"].State).ShouldBe((DriftState.Stable, DriftState.Suspected));

        var above = windows.Judge(Shifted(1))["x0"];
        above.State.ShouldBe(DriftState.Suspected);
        above.Explanation.ShouldContain("; fixed threshold psi ");
        above.Tests[0].IsFixed.ShouldBeTrue();

        windows.Judge(Shifted(1)).Findings.Single(finding => finding.Subject == "x0").AgreedBy.ShouldBe([DetectorNames.FixedThreshold]);
        windows.Judge(Shifted(1))["x0"].State.ShouldBe(DriftState.Drifted);

        IEnumerable<double[]> Shifted(double by) => Windows.Normal(random, 500, 2, mean: by);
    }

    [Fact]
    public void A_fixed_p_value_is_reached_from_above_and_uncorrected()
    {
        var random = new Random(2);
        var options = new DriftOptions { RaiseAfter = 1, PersistenceWindows = 1 }.FixThreshold("x0", StatisticNames.PValue, 0.05);
        var windows = new Windows(20, Windows.Normal(random, 5_000, 20), options);

        // A level of 0.05 on its own: of 200 windows 3 to 20 breach with a chance of 0.998 (binomial).
        Enumerable.Range(0, 200).Count(_ => windows.Judge(Windows.Normal(random, 300, 20))["x0"].Breach is { IsFixed: true })
            .ShouldBeInRange(3, 20);
    }
}
