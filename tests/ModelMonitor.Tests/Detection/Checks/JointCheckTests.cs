using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

/// <summary>The joint distribution and the linear structure.</summary>
public class JointCheckTests
{
    [Theory]
    [InlineData(3, 100, 4_000)]
    [InlineData(3, 400, 1_000)]
    [InlineData(3, 2_000, 8_000)]
    [InlineData(12, 300, 4_000)]
    public void Rows_as_ever_have_honest_p_values(int columns, int rows, int baselineRows)
    {
        var random = new Random(rows);
        var joint = new List<double>();
        var reconstruction = new List<double>();
        for (var trial = 0; trial < 5; trial++)
        {
            var model = new SimulatedModel(SimulatedModel.Numbers(columns), Related(random, baselineRows, columns));
            var scores = new ScoreTables();
            for (var window = 0; window < 40; window++)
            {
                var counts = model.Window(Related(random, rows, columns));
                joint.Add(SimulatedModel.Test(new JointDistributionCheck(model.Baseline, scores, new()), counts).ShouldHaveSingleItem().PValue);
                reconstruction.Add(SimulatedModel.Test(new ReconstructionCheck(model.Baseline, scores, new()), counts).ShouldHaveSingleItem().PValue);
            }
        }

        // Forty windows share the noise of a baseline.
        joint.ShouldBeHonest(slack: 3);
        reconstruction.ShouldBeHonest(slack: 3);
    }

    /// <summary>A ring has the margins of a disc's shadow: both columns are made uniform by their ranks, and neither correlates.</summary>
    [Theory]
    [InlineData(200)]
    [InlineData(2_000)]
    public void A_ring_instead_of_independent_columns_is_found_though_margins_and_correlations_are_the_same(int rows)
    {
        var random = new Random(rows);
        var model = new SimulatedModel(SimulatedModel.Numbers(2), Ring(random, 5_000, isRing: false));
        var scores = new ScoreTables();
        var window = model.Window(Ring(random, rows, isRing: true));

        var joint = SimulatedModel.Test(new JointDistributionCheck(model.Baseline, scores, new()), window).ShouldHaveSingleItem();
        var correlation = SimulatedModel.Test(new CorrelationCheck(model.Baseline, scores, new()), window).ShouldHaveSingleItem();

        joint.PValue.ShouldBeLessThan(1e-4);
        joint.Effect.ShouldBeGreaterThan(1);
        joint.Describe().ShouldStartWith("the columns together are distributed otherwise");
        correlation.PValue.ShouldBeGreaterThan(1e-3);
    }

    [Fact]
    public void Columns_that_no_longer_follow_one_factor_are_found_by_what_components_leave()
    {
        var random = new Random(1);
        var model = new SimulatedModel(SimulatedModel.Numbers(6), OneFactor(random, 3_000));
        var check = new ReconstructionCheck(model.Baseline, new(), new());

        var test = SimulatedModel.Test(check, model.Window(Windows.Normal(random, 200, 6))).ShouldHaveSingleItem();

        test.PValue.ShouldBeLessThan(1e-6);
        test.Observed.ShouldBeGreaterThan(1.3 * test.Expected);
        test.Effect.ShouldBeGreaterThan(2);
    }

    [Fact]
    public void Empty_single_constant_and_missing_rows_never_throw()
    {
        var random = new Random(2);
        var model = new SimulatedModel(SimulatedModel.Numbers(3), Related(random, 1_000, 3));
        var scores = new ScoreTables();
        foreach (var check in (WindowCheck[])[new JointDistributionCheck(model.Baseline, scores, new()), new ReconstructionCheck(model.Baseline, scores, new())])
        {
            SimulatedModel.Test(check, model.Window([])).ShouldBeEmpty();
            SimulatedModel.Test(check, model.Window([[0, 0, 0]])).ShouldBeEmpty();
            SimulatedModel.Test(check, model.Window(Enumerable.Repeat<double[]>([1, 2, 3], 100))).ShouldAllBe(test => test.PValue >= 0 && test.PValue <= 1);
            SimulatedModel.Test(check, model.Window(Enumerable.Range(0, 100).Select(i => new[] { double.NaN, double.PositiveInfinity, i })))
                .ShouldAllBe(test => test.PValue >= 0 && test.PValue <= 1);
        }
    }

    private static IEnumerable<double[]> Related(Random random, int rows, int columns) => Windows.Normal(random, rows, columns).Select(row =>
    {
        for (var column = 1; column < row.Length; column++)
        {
            row[column] = (0.5 * row[column - 1]) + row[column];
        }

        row[0] = Math.Exp(row[0]);
        return row;
    });

    private static IEnumerable<double[]> OneFactor(Random random, int rows) => Windows.Normal(random, rows, 7).Select(row =>
        row[1..].Select(own => (0.9 * row[0]) + (0.44 * own)).ToArray());

    private static IEnumerable<double[]> Ring(Random random, int rows, bool isRing) => Enumerable.Range(0, rows).Select(_ =>
    {
        var (a, b) = (2 * Math.PI * random.NextDouble(), 2 * Math.PI * random.NextDouble());
        return new[] { Math.Cos(a), Math.Sin(isRing ? a : b) };
    });
}
