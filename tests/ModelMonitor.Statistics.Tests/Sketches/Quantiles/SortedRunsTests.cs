namespace ModelMonitor.Statistics.Tests;

public sealed class SortedRunsTests
{
    [Fact]
    public void Values_are_sorted_whatever_their_number_and_ties()
    {
        var random = new Random(1);
        foreach (var distinct in new[] { 1, 3, 1_000_000 })
        {
            for (var length = 0; length < 200; length++)
            {
                var values = Enumerable.Range(0, length).Select(_ => random.Next(distinct) - 5.0).ToArray();
                var sorted = (double[])values.Clone();
                SortedRuns.Sort(sorted);
                sorted.ShouldBe(values.Order());
            }
        }
        double[] extremes = [double.MaxValue, double.MinValue, 0, double.MaxValue, double.Epsilon];
        SortedRuns.Sort(extremes);
        extremes.ShouldBe([double.MinValue, 0, double.Epsilon, double.MaxValue, double.MaxValue]);
    }

    [Fact]
    public void Runs_merge_also_where_one_of_them_lies()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            double[] x = [.. pair.X.Order()], y = [.. pair.Y.Order()];
            double[] apart = new double[x.Length + y.Length], inPlace = [.. x, .. y];
            SortedRuns.Merge(x, y, apart);
            SortedRuns.Merge(x, inPlace.AsSpan(x.Length), inPlace);
            return apart.SequenceEqual(x.Concat(y).Order()) && inPlace.SequenceEqual(apart);
        });
}
