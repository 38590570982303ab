using ModelMonitor.Detection;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

public class SegmentTests
{
    private const int Segments = 5;

    // The last segment has 4 % of the rows.
    private static readonly double[] s_shares = [0.4, 0.3, 0.16, 0.1, 0.04];

    [Theory]
    [InlineData(500)]
    [InlineData(5_000)]
    public void Segments_as_ever_have_honest_p_values(int rows)
    {
        var random = new Random(rows);
        var pValues = new List<double>();
        for (var trial = 0; trial < 6; trial++)
        {
            var model = Model(random, 8_000);
            var check = new SegmentCheck(model.Baseline, 0, new());
            for (var window = 0; window < 30; window++)
            {
                pValues.AddRange(SimulatedModel.Test(check, model.Window(Rows(random, rows, s_shares))).Select(test => test.PValue));
            }
        }

        // Thirty windows share the noise of a baseline.
        pValues.ShouldBeHonest(slack: 2);
    }

    [Fact]
    public void A_small_segment_that_is_broken_is_found_though_the_whole_looks_steady()
    {
        var random = new Random(1);
        var model = Model(random, 20_000);
        var window = model.Window(Rows(random, 3_000, s_shares).Select(row => row[0] == Segments - 1 ? [row[0], row[1] + 2, row[2]] : row));

        var tests = SimulatedModel.Test(new SegmentCheck(model.Baseline, 0, new()), window);

        var broken = tests.Single(test => test.Subject == "region = r4");
        broken.PValue.ShouldBeLessThan(1e-6);
        broken.Effect.ShouldBeGreaterThan(5);
        broken.Columns.ShouldBe(["income", "region"]);
        broken.Describe().ShouldStartWith("income has moved: ");
        tests.Where(test => test != broken).ShouldAllBe(test => test.PValue > 1e-3);

        // 4 % of the rows move by two deviations: the whole moves by 0.08, at a standard error of 0.04 or so.
        var whole = model.Baseline.Columns[1];
        Math.Abs(window.Columns[1].Mean - whole.Mean).ShouldBeLessThan(0.25);
    }

    [Fact]
    public void Values_that_go_missing_in_one_segment_are_found()
    {
        var random = new Random(2);
        var model = Model(random, 8_000);
        var window = model.Window(Rows(random, 1_000, s_shares).Select((row, i) => row[0] == 3 && i % 2 == 0 ? [row[0], row[1], double.NaN] : row));

        var broken = SimulatedModel.Test(new SegmentCheck(model.Baseline, 0, new()), window).Single(test => test.Subject == "region = r3");

        broken.PValue.ShouldBeLessThan(1e-6);
        broken.Kind.ShouldBe(DriftKind.MissingValues);
        broken.Category.ShouldBe(AlarmCategory.Reliability);
        broken.Describe().ShouldStartWith("age is missing in ");
    }

    [Fact]
    public void A_mix_that_moved_explains_the_change_of_a_column_and_leaves_the_segments_alone()
    {
        var random = new Random(3);
        var model = Model(random, 8_000);
        var window = model.Window(Rows(random, 2_000, [0.1, 0.1, 0.1, 0.3, 0.4]));

        var tests = SimulatedModel.Test(new SegmentCheck(model.Baseline, 0, new()), window);
        var explanation = new SegmentMix(model.Baseline).Explain(1, window).ShouldNotBeNull();

        tests.Where(test => test.Aspect == DriftAspect.Segment).ShouldAllBe(test => test.PValue > 1e-3);
        tests.Single(test => test.Aspect == DriftAspect.Volume).PValue.ShouldBeLessThan(1e-6);
        explanation.By.ShouldBe("region");
        explanation.Share.ShouldBeGreaterThan(0.9);
        explanation.PValue.ShouldBeGreaterThan(0.01);
        explanation.IsComplete.ShouldBeTrue();
    }

    [Fact]
    public void A_change_within_the_segments_is_not_explained_by_their_mix()
    {
        var random = new Random(4);
        var model = Model(random, 8_000);
        var mix = new SegmentMix(model.Baseline);

        var within = mix.Explain(1, model.Window(Rows(random, 2_000, s_shares).Select(row => new[] { row[0], row[1] + 1, row[2] }))).ShouldNotBeNull();
        var unchanged = mix.Explain(1, model.Window(Rows(random, 2_000, s_shares))).ShouldNotBeNull();

        within.Share.ShouldBeLessThan(0.2);
        within.IsComplete.ShouldBeFalse();
        unchanged.IsComplete.ShouldBeFalse();
        mix.Explain(0, model.Window(Rows(random, 100, s_shares))).ShouldBeNull();
    }

    [Fact]
    public void Empty_single_constant_and_missing_rows_never_throw()
    {
        var random = new Random(5);
        var model = Model(random, 1_000);
        var check = new SegmentCheck(model.Baseline, 0, new());
        var mix = new SegmentMix(model.Baseline);

        SimulatedModel.Test(check, model.Window([])).ShouldBeEmpty();
        mix.Explain(1, model.Window([])).ShouldBeNull();
        SimulatedModel.Test(check, model.Window([[0, 0, 0]])).ShouldBeEmpty();
        foreach (var row in (double[][])[[0, 1, 2], [double.NaN, double.NaN, double.NaN], [99, double.PositiveInfinity, 1e300]])
        {
            var window = model.Window(Enumerable.Repeat(row, 200));
            SimulatedModel.Test(check, window).ShouldAllBe(test => test.PValue >= 0 && test.PValue <= 1 && test.Effect >= 0);
            mix.Explain(1, window).ShouldNotBeNull().Share.ShouldBeInRange(0, 1);
        }
    }

    /// <summary>A region, an income that depends on it, and an age that does not.</summary>
    private static SimulatedModel Model(Random random, int rows) => new(
        [
            ColumnSchema.Code("region", "Region", [.. Enumerable.Range(0, Segments).Select(i => new CategoryMember(i, $"r{i}"))]) with { IsSegment = true },
            ColumnSchema.Number("income", "double"),
            ColumnSchema.Number("age", "double"),
        ],
        Rows(random, rows, s_shares));

    private static IEnumerable<double[]> Rows(Random random, int rows, double[] shares) => Enumerable.Range(0, rows).Select(_ =>
    {
        var (region, left) = (0, random.NextDouble() - shares[0]);
        while (left >= 0 && region < Segments - 1)
        {
            left -= shares[++region];
        }

        return new[] { region, region + Windows.Gauss(random), Windows.Gauss(random) };
    });
}
