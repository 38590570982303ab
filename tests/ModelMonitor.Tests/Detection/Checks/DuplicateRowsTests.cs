using ModelMonitor.Detection;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

public class DuplicateRowsTests
{
    /// <summary>
    /// Rows of two columns of so many values each, so that they repeat by chance; in the baseline and in the windows alike. A tenth of them, where
    /// asked, is one and the same row. Windows are smaller than the sample, larger, and larger than the baseline.
    /// </summary>
    [Theory]
    [InlineData(10, 200, 5_000, 0)]
    [InlineData(10, 2_000, 5_000, 0)]
    [InlineData(100, 300, 5_000, 0)]
    [InlineData(100, 3_000, 5_000, 0)]
    [InlineData(100, 3_000, 1_000, 0)]
    [InlineData(1_000_000, 3_000, 1_000, 0)]
    [InlineData(1_000_000, 3_000, 5_000, 0.1)]
    [InlineData(300, 3_000, 1_000, 0.1)]
    public void Rows_that_repeat_as_ever_have_honest_p_values(int values, int rows, int baselineRows, double modal)
    {
        var random = new Random(rows);
        var pValues = new List<double>();
        for (var trial = 0; trial < 6; trial++)
        {
            var model = new SimulatedModel(SimulatedModel.Numbers(2), Rows(random, baselineRows, values, modal));
            for (var window = 0; window < 40; window++)
            {
                pValues.Add(Test(model, Rows(random, rows, values, modal)).PValue);
            }
        }

        // Forty windows share the noise of a baseline.
        pValues.ShouldBeHonest(slack: 2);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(400)]
    [InlineData(5_000)]
    public void A_fifth_of_the_rows_sent_twice_is_found(int rows)
    {
        var random = new Random(rows);
        var model = new SimulatedModel(SimulatedModel.Numbers(2), Windows.Normal(random, 5_000, 2));
        var sent = Windows.Normal(random, rows * 8 / 10, 2).ToList();

        var test = Test(model, sent.Concat(sent.Take(rows * 2 / 10)));

        test.PValue.ShouldBeLessThan(1e-4);
        test.Observed.ShouldBe(0.2, 0.05);
        test.Effect.ShouldBeGreaterThan(10);
        test.Category.ShouldBe(AlarmCategory.Reliability);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(5_000)]
    public void One_row_that_makes_a_third_of_a_window_is_found(int rows)
    {
        var random = new Random(rows);
        var model = new SimulatedModel(SimulatedModel.Numbers(2), Windows.Normal(random, 5_000, 2));

        var test = Test(model, Windows.Normal(random, rows * 2 / 3, 2).Concat(Enumerable.Repeat<double[]>([1, 2], rows / 3)));

        test.PValue.ShouldBeLessThan(1e-6);
        test.Observed.ShouldBe(0.33, 0.1);
    }

    [Fact]
    public void Empty_single_and_constant_windows_never_throw()
    {
        var random = new Random(1);
        var model = new SimulatedModel(SimulatedModel.Numbers(1), Windows.Normal(random, 100, 1));
        var check = new DuplicateRowsCheck(model.Baseline, new());

        SimulatedModel.Test(check, model.Window([])).ShouldBeEmpty();
        SimulatedModel.Test(check, model.Window([[1]])).ShouldBeEmpty();
        Test(model, Enumerable.Repeat<double[]>([double.NaN], 5_000)).PValue.ShouldBeLessThan(1e-6);
        Test(new(SimulatedModel.Numbers(1), Enumerable.Repeat<double[]>([1], 100)), Enumerable.Repeat<double[]>([1], 5_000)).PValue.ShouldBe(1);
    }

    private static CheckTest Test(SimulatedModel model, IEnumerable<double[]> rows) =>
        SimulatedModel.Test(new DuplicateRowsCheck(model.Baseline, new()), model.Window(rows)).ShouldHaveSingleItem();

    private static IEnumerable<double[]> Rows(Random random, int rows, int values, double modal) =>
        Enumerable.Range(0, rows).Select(_ => random.NextDouble() < modal ? new double[] { 0, 0 } : [random.Next(values), random.Next(values)]);
}
