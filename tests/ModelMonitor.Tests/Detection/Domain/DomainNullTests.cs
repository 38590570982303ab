using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection.Domain;

/// <summary>Without a change rows cannot be told, whatever they are like.</summary>
public sealed class DomainNullTests
{
    private const int Times = 60;

    // Of 60 comparisons at 5 %, more than 10 come twice in 10,000 (binomial).
    private const int Most = 10;

    [Theory]
    [InlineData("continuous", 5, 2_000, 200)]
    [InlineData("continuous", 5, 2_000, 5_000)]
    [InlineData("few values", 5, 5_000, 200)]
    [InlineData("few values", 5, 5_000, 5_000)]
    [InlineData("many repeats", 2, 3_000, 3_000)]
    [InlineData("one row in three", 4, 5_000, 1_000)]
    [InlineData("missing", 5, 2_000, 1_000)]
    [InlineData("neighbours alike", 5, 5_000, 1_000)]
    public void A_p_value_of_one_in_twenty_comes_once_in_twenty_times_at_most(string kind, int columns, int baseline, int window)
    {
        var hits = 0;
        for (var seed = 0; seed < Times; seed++)
        {
            var random = new Random(seed);
            var model = new SampledModel(SampledModel.Numbers(columns), Draw(kind, baseline, columns, random));
            var comparison = DomainComparison.Of(model.Reference, model.Window(Draw(kind, window, columns, random)), seed);

            comparison.Columns.Count.ShouldBe(columns, comparison.Explanation);
            hits += comparison.PValue <= 0.05 ? 1 : 0;
        }

        hits.ShouldBeLessThanOrEqualTo(Most);
    }

    [Fact]
    public void A_row_that_comes_all_the_time_is_no_change_where_one_side_does_not_sample_it()
    {
        // A third of the rows are one, whose hash may lie between the largest ones that the two sides keep.
        var seen = new HashSet<(bool, bool)>();
        for (var seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            double[] usual = [Windows.Gauss(random), Windows.Gauss(random)];
            object?[] Row() => random.NextDouble() < 0.33 ? [usual[0], usual[1]] : [Windows.Gauss(random), Windows.Gauss(random)];
            var model = new SampledModel(SampledModel.Numbers(2), Enumerable.Range(0, 2_000).Select(_ => Row()).ToList());
            var window = model.Window(Enumerable.Range(0, 900).Select(_ => Row()).ToList());
            seen.Add((Holds(model.Reference), Holds(window)));

            // 30 comparisons: one below 1e-4 comes three times in 1,000.
            DomainComparison.Of(model.Reference, window).PValue.ShouldBeGreaterThan(1e-4);
        }

        seen.ShouldContain((false, true), "the case must occur");

        static bool Holds(ModelMonitor.Baselines.SampledRows rows) => rows.Sample.Copies.Max() > 100;
    }

    private static List<object?[]> Draw(string kind, int rows, int columns, Random random)
    {
        var before = Enumerable.Range(0, columns).Select(_ => Windows.Gauss(random)).ToArray();
        return [.. Enumerable.Range(0, rows).Select(_ =>
        {
            var isUsual = random.NextDouble() < 0.3;
            return Enumerable.Range(0, columns).Select(column => (object?)(kind switch
            {
                "few values" => Math.Round(2 * Windows.Gauss(random)),
                "many repeats" => Math.Min(40, Math.Floor(Math.Pow(1 - random.NextDouble(), -0.8))),
                "one row in three" => isUsual ? 0 : Windows.Gauss(random),
                "missing" => random.NextDouble() < 0.2 ? null : Windows.Gauss(random),
                "neighbours alike" => before[column] = (0.8 * before[column]) + (0.6 * Windows.Gauss(random)),
                _ => Windows.Gauss(random),
            })).ToArray();
        })];
    }
}
