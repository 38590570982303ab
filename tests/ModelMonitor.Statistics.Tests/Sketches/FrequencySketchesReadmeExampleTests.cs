namespace ModelMonitor.Statistics.Tests;

/// <summary>The readme's example of sketches of frequencies, with the results it states.</summary>
public sealed class FrequencySketchesReadmeExampleTests
{
    [Fact]
    public void Two_machines_make_one_summary()
    {
        var lines = new List<string>();
        var (here, there) = (new SpaceSaving(capacity: 8), new SpaceSaving(capacity: 8));
        var (distinct, distinctThere) = (new HyperLogLog(), new HyperLogLog());
        var (errors, errorsThere) = (new PoissonBootstrap(terms: 2), new PoissonBootstrap(terms: 2));
        for (var id = 0; id < 2_000; id++)
        {
            var airport = id % 4 == 0 ? "XNA" : $"airport {id % 97}";
            var squaredError = (id % 7 - 3) * (id % 7 - 3);
            (id % 2 == 0 ? here : there).Add(airport);
            (id % 2 == 0 ? distinct : distinctThere).Add(airport);
            (id % 2 == 0 ? errors : errorsThere).Add((ulong)id, [squaredError, 1]);
        }

        here.Merge(SpaceSaving.FromBytes(there.ToBytes()));
        distinct.Merge(HyperLogLog.FromBytes(distinctThere.ToBytes()));
        errors.Merge(PoissonBootstrap.FromBytes(errorsThere.ToBytes()));

        var top = here.Top(1)[0];
        lines.Add(FormattableString.Invariant($"{top.Item}: {top.LowerBound} to {top.UpperBound} of {here.Count}"));
        lines.Add(FormattableString.Invariant($"{distinct.Estimate():F0} airports"));
        var rmse = errors.Interval(sums => Math.Sqrt(sums[0] / sums[1]));
        lines.Add(FormattableString.Invariant($"RMSE {rmse.Estimate:F3}, 95 % interval {rmse.Low:F3} to {rmse.High:F3}"));

        lines.ShouldBe([
            "XNA: 500 to 625 of 2000",
            "98 airports",
            "RMSE 1.999, 95 % interval 1.964 to 2.029"]);
    }
}
