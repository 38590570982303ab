using ModelMonitor.Aggregation;
using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

public class CorrelationCheckTests
{
    /// <summary>Normal pairs; pairs of five categories each; and pairs whose spread depends on each other, which Fisher's error is too small for.</summary>
    [Theory]
    [InlineData("normal", 60)]
    [InlineData("normal", 500)]
    [InlineData("normal", 1_500)]
    [InlineData("discrete", 500)]
    [InlineData("discrete", 1_500)]
    [InlineData("spread", 500)]
    public void Pairs_that_go_together_as_ever_have_honest_p_values(string kind, int rows)
    {
        var random = new Random(rows);
        var pValues = new List<double>();
        for (var trial = 0; trial < 8; trial++)
        {
            var model = new SimulatedModel(SimulatedModel.Numbers(2), Rows(random, 4_000, kind));
            for (var window = 0; window < 50; window++)
            {
                pValues.Add(Test(model, Rows(random, rows, kind)).PValue);
            }
        }

        // Fifty windows share the noise of a baseline.
        pValues.ShouldBeHonest(slack: 2);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1_000)]
    public void A_correlation_of_four_fifths_that_is_lost_is_found_though_each_column_is_as_it_was(int rows)
    {
        var random = new Random(1);
        var model = new SimulatedModel(SimulatedModel.Numbers(2), Rows(random, 5_000, "normal"));

        var test = Test(model, Windows.Normal(random, rows, 2));

        test.Subject.ShouldBe("x0 ~ x1");
        test.Columns.ShouldBe(["x0", "x1"]);
        test.Expected.ShouldBe(0.8, 0.03);
        test.PValue.ShouldBeLessThan(1e-6);
        test.Effect.ShouldBeGreaterThan(5);
        test.Describe().ShouldStartWith("the correlation is ");
    }

    /// <summary>Of 3,160 pairs of columns that have nothing to do with each other the 50 strongest are watched.</summary>
    [Fact]
    public void Pairs_that_were_chosen_for_their_strength_have_honest_p_values()
    {
        var random = new Random(3);
        var pValues = new List<double>();
        for (var trial = 0; trial < 4; trial++)
        {
            var model = new SimulatedModel(SimulatedModel.Numbers(80), Windows.Normal(random, 1_000, 80));
            model.Baseline.Profile.Correlations.Count.ShouldBe(50);
            var check = new CorrelationCheck(model.Baseline, new(), new());
            pValues.AddRange(SimulatedModel.Test(check, model.Window(Windows.Normal(random, 500, 80))).Select(test => test.PValue));
        }

        pValues.ShouldBeHonest(slack: 2);
    }

    [Fact]
    public void Empty_single_constant_and_missing_rows_never_throw()
    {
        var random = new Random(2);
        var model = new SimulatedModel(SimulatedModel.Numbers(2), Rows(random, 1_000, "normal"));
        var check = new CorrelationCheck(model.Baseline, new(), new());

        SimulatedModel.Test(check, model.Window([])).ShouldBeEmpty();
        SimulatedModel.Test(check, model.Window([[0, 0]])).ShouldBeEmpty();
        SimulatedModel.Test(check, model.Window(Enumerable.Repeat<double[]>([1, 2], 100))).ShouldBeEmpty();
        SimulatedModel.Test(check, model.Window(Enumerable.Repeat<double[]>([double.NaN, 2], 100))).ShouldBeEmpty();
        SimulatedModel.Test(check, model.Window(Windows.Normal(random, 100, 1).Select(row => new[] { row[0], row[0] })))
            .ShouldHaveSingleItem().PValue.ShouldBeInRange(0, 1e-3);
    }

    private static CheckTest Test(SimulatedModel model, IEnumerable<double[]> rows) =>
        SimulatedModel.Test(new CorrelationCheck(model.Baseline, new(), new()), model.Window(rows)).ShouldHaveSingleItem();

    private static IEnumerable<double[]> Rows(Random random, int count, string kind) => Enumerable.Range(0, count).Select(_ =>
    {
        var (x, z) = (Windows.Gauss(random), Windows.Gauss(random));
        double[] normal = [x, (0.8 * x) + (0.6 * z)];
        return kind switch
        {
            "discrete" => [Math.Clamp(Math.Round(normal[0]), -2, 2), Math.Clamp(Math.Round(normal[1]), -2, 2)],
            "spread" => [x, x * z],
            _ => normal,
        };
    });
}
