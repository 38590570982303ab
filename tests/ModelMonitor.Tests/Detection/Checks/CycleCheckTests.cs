using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

/// <summary>Hours that are all equally frequent, and a load that follows them.</summary>
public class CycleCheckTests
{
    private const int Hours = 24;

    [Fact]
    public void Hours_as_ever_have_honest_p_values()
    {
        var random = new Random(1);
        var model = Model(random);
        var check = new CycleCheck(model.Baseline);

        Enumerable.Range(0, 200).Select(_ => Test(check, model, Rows(random, 400)).PValue).ToList().ShouldBeHonest();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(20)]
    public void Hours_of_another_time_zone_are_told_with_the_amount(int by)
    {
        var random = new Random(by);
        var model = Model(random);
        var window = Rows(random, 400).Select(row => new[] { (row[0] + by) % Hours, row[1] });

        var test = Test(new CycleCheck(model.Baseline), model, window);

        test.PValue.ShouldBeLessThan(1e-6);
        test.Effect.ShouldBeGreaterThan(1);
        test.Kind.ShouldBe(DriftKind.CyclicShift);
        test.Columns.ShouldBe(["x0"]);
        // Neighbouring hours differ by less than the noise of 400 rows.
        Math.Abs(test.Observed - by).ShouldBeLessThanOrEqualTo(1);
        test.Describe().ShouldContain("of 24, as x1 tells");
    }

    [Fact]
    public void Another_level_at_all_hours_is_no_movement_around_the_circle()
    {
        var random = new Random(2);
        var model = Model(random);

        Test(new CycleCheck(model.Baseline), model, Rows(random, 400).Select(row => new[] { row[0], row[1] + 0.2 })).PValue.ShouldBeGreaterThan(1e-3);
    }

    [Fact]
    public void A_load_that_follows_no_hour_any_more_is_not_called_a_movement()
    {
        var random = new Random(3);
        var model = Model(random);
        var loads = Rows(random, 400).Select(row => row[1]).ToArray();

        Test(new CycleCheck(model.Baseline), model, loads.Select(load => new[] { random.Next(Hours), load })).PValue.ShouldBe(1);
    }

    [Fact]
    public void A_movement_that_leaves_nothing_leaves_no_less()
    {
        var random = new Random(5);
        var model = Model(random);
        var around = model.Baseline.Profile.Cycles[0];
        var window = model.Window(Rows(random, 400).Select(row => new[] { row[0], 0.5 }));
        var points = around.Curves[0].Means.Length;

        for (var level = 0.1; level < 10; level += 0.1)
        {
            // As far from the window at all points, but for the last digits of a sum.
            var curve = around.Curves[0] with { Means = [.. Enumerable.Repeat(level, points)], Variances = [.. Enumerable.Repeat(1.0, points)] };
            var fit = new CycleFit(model.Baseline, around, curve, window.Sample);

            fit.Statistic(0).ShouldBeInRange(0, 1e-9);
            fit.PValue(0).ShouldBe(1, 1e-9);
        }
    }

    [Fact]
    public void Columns_that_go_round_no_circle_and_small_windows_have_no_test()
    {
        var random = new Random(4);
        var model = Model(random);
        var straight = new SimulatedModel(SimulatedModel.Numbers(2), Windows.Normal(random, 1_000, 2));

        SimulatedModel.Test(new CycleCheck(straight.Baseline), straight.Window(Windows.Normal(random, 400, 2))).ShouldBeEmpty();
        SimulatedModel.Test(new CycleCheck(model.Baseline), model.Window(Rows(random, 99))).ShouldBeEmpty();
        SimulatedModel.Test(new CycleCheck(model.Baseline), model.Window([])).ShouldBeEmpty();
    }

    private static CheckTest Test(CycleCheck check, SimulatedModel model, IEnumerable<double[]> rows) =>
        SimulatedModel.Test(check, model.Window(rows)).ShouldHaveSingleItem();

    private static SimulatedModel Model(Random random) => new(SimulatedModel.Numbers(2), Rows(random, 6_000).ToArray());

    private static IEnumerable<double[]> Rows(Random random, int rows) => Enumerable.Range(0, rows).Select(_ =>
    {
        double hour = random.Next(Hours);
        return new[] { hour, (1.5 * Math.Sin(2 * Math.PI * hour / Hours)) + Windows.Gauss(random) };
    });
}
