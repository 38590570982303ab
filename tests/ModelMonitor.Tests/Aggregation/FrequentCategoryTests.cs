using ModelMonitor.Aggregation;

namespace ModelMonitor.Tests.Aggregation;

/// <summary>Which categories can be compared one by one: those that are the most frequent by more than luck.</summary>
public class FrequentCategoryTests
{
    [Fact]
    public void Names_that_come_once_each_are_all_alike() => Tracked([.. Enumerable.Repeat(1L, 1_000)]).ShouldBe(0);

    [Fact]
    public void Names_that_come_about_as_often_as_each_other_are_all_alike_where_not_all_can_be_kept()
    {
        Tracked([.. Enumerable.Range(0, 200).Select(i => 65L - (i / 7))]).ShouldBe(0);
        Tracked([.. Enumerable.Range(0, 60).Select(i => 65L - (i / 2))]).ShouldBe(60);
    }

    [Fact]
    public void A_few_slips_of_the_pen_cost_no_regular_name_its_cell() => Tracked([500, 300, 150, 40, 1, 1, 1]).ShouldBe(4);

    [Fact]
    public void A_single_name_is_kept() => Tracked([9]).ShouldBe(1);

    /// <summary>
    /// In as many rows again, the share of the tracked names differs from the first by luck alone: its mean over 200 samples in
    /// deviations has a standard error of 0.07, and at most half of one is let pass by the rule (a quarter each way in one
    /// sample, which is 0.18 of two, and what smoothing adds).
    /// </summary>
    [Theory]
    [InlineData(5_000, 0.0)]
    [InlineData(200, 0.0)]
    [InlineData(1_000, 0.5)]
    [InlineData(1_000, 1.0)]
    [InlineData(100, 1.0)]
    [InlineData(300, 2.0)]
    public void Tracked_names_are_as_frequent_in_other_rows(int names, double exponent)
    {
        const int Rows = 4_000;
        var random = new Random(names);
        var running = new double[names];
        for (var i = 0; i < names; i++)
        {
            running[i] = (i == 0 ? 0 : running[i - 1]) + Math.Pow(i + 1, -exponent);
        }

        var mean = 0.0;
        for (var trial = 0; trial < 200; trial++)
        {
            var (before, after) = (Draw(), Draw());
            var layout = CategoricalLayout.FromCounts(
                Enumerable.Range(0, names).Where(i => before[i] > 0).ToDictionary(i => $"n{i}", i => before[i]), isComplete: true);
            var (first, second) = (layout.Tracked.Sum(name => before[Index(name)]), layout.Tracked.Sum(name => after[Index(name)]));
            var pooled = (first + second) / (2.0 * Rows);
            mean += first == 0 ? 0 : (first - second) / Math.Sqrt(Math.Max(1, 2 * Rows * pooled * (1 - pooled))) / 200;
        }

        Math.Abs(mean).ShouldBeLessThan(0.5);

        int Index(string name) => int.Parse(name.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);

        long[] Draw()
        {
            var counts = new long[names];
            for (var row = 0; row < Rows; row++)
            {
                var found = Array.BinarySearch(running, random.NextDouble() * running[^1]);
                counts[found >= 0 ? found : ~found]++;
            }

            return counts;
        }
    }

    private static int Tracked(long[] counts) => CategoricalLayout.FromCounts(
        counts.Select((count, i) => ($"n{i:000}", count)).ToDictionary(), isComplete: true).Tracked.Count;
}
