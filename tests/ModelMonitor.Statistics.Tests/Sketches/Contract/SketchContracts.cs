namespace ModelMonitor.Statistics.Tests;

/// <summary>Every kind of sketch, in small, with the row of each that stands for a number in ±300.</summary>
internal static partial class SketchContracts
{
    public static IReadOnlyDictionary<string, ISketchContract> All { get; } = new Dictionary<string, ISketchContract>
    {
        ["cells"] = CellsOf(-100, Math.BitDecrement(0.0), 0, 2.5, 100),
        ["one cell"] = CellsOf(),
        ["KLL"] = Kll(8, seed: 0),
        ["KLL, exact"] = Kll(250, seed: int.MinValue),
        ["DDSketch"] = DD(maxBins: 2048),
        ["DDSketch, collapsed"] = DD(maxBins: 20),
        ["HyperLogLog"] = HyperLogLogs(6),
        ["HyperLogLog, full"] = HyperLogLogs(4),
        ["Space-Saving"] = Saved(),
        ["Misra-Gries"] = Counted(),
        ["Count-Min"] = CountMin(),
        ["keyed reservoir"] = Reservoir(),
        ["Poisson bootstrap"] = Bootstrap(),
        ["random Fourier features"] = RandomFourier(),
        ["moments"] = Moments(),
        ["covariance"] = Covariance(),
        ["covariance matrix"] = CovarianceMatrix(),
        ["Epps-Singleton"] = EppsSingletons(),
        ["confusion matrix"] = Confusion(),
        ["regression errors"] = Regression(),
        ["calibration bins of equal mass"] = Calibration(() => CalibrationBins.EqualMass([0, 0.25, 0.5, 0.75, 1], bins: 5), "bins with edges from"),
        ["calibration bins of equal width"] = Calibration(() => CalibrationBins.EqualWidth(5), "5 bins of equal width"),
        ["score histogram"] = Scores(),
        ["CBPE"] = ConfidenceBased(),
        ["CBPE of classes"] = MultiClassConfidenceBased(),
    };

    private static SketchContract<CellSketch> CellsOf(params double[] edges) => new(
        () => new CellSketch(new(edges)),
        (ref sketch, value) => sketch.Add(value % 50 == 49 ? double.NaN : value % 50 == -49 ? double.NegativeInfinity : value))
    {
        Holds = sketch =>
        {
            if (sketch.Count < CountLimit.Largest)
            {
                sketch.Add(1);
            }
            foreach (var sum in sketch.Sums)
            {
                double.IsFinite(sum).ShouldBeTrue();
            }
            if (sketch.Partition.Edges.Length > 0 && sketch.FiniteCount > 0)
            {
                double.IsNaN(Wasserstein.FromCells(sketch.Partition.Edges, sketch.Counts, sketch.Sums, sketch.Counts, sketch.Sums).High).ShouldBeFalse();
            }
        },
        Mismatches = [(new CellSketch(new([0])), new CellPartition(edges).Fingerprint.ToString("x16"), new CellPartition([0]).Fingerprint.ToString("x16"))],
    };

    private static SketchContract<KllSketch> Kll(int k, int seed) => new(() => new KllSketch(k, seed), (ref sketch, value) => sketch.Add(value))
    {
        // Both are off by their own error.
        Agree = (a, b) => a.Min.Equals(b.Min) && a.Max.Equals(b.Max)
            && new[] { -200, -10, 0, 1, 30, 250 }.All(limit => a.Count == 0 || Math.Abs(a.Rank(limit) - b.Rank(limit)) <= a.CdfError + b.CdfError),
        Holds = sketch =>
        {
            if (sketch.Count < CountLimit.Largest)
            {
                sketch.Add(1);
            }
            sketch.Ranked.Total.ShouldBe(sketch.Count);
            sketch.Quantile(0.5).ShouldBeInRange(sketch.Min, sketch.Max);
        },
        Mismatches = [(new KllSketch(100), $"k = {k},", "k = 100.")],
    };

    private static SketchContract<DDSketch> DD(int maxBins) => new(() => new DDSketch(0.02, maxBins), (ref sketch, value) => sketch.Add(value))
    {
        Holds = sketch =>
        {
            foreach (var value in new[] { 0, -1e-3, 1e3, double.Epsilon }.Where(_ => sketch.Count < CountLimit.Largest))
            {
                sketch.Add(value);
            }
            for (var i = 0; i <= 10; i++)
            {
                sketch.Quantile(i / 10.0).ShouldBeInRange(sketch.Min, sketch.Max);
            }
        },
        Mismatches =
        [
            (new DDSketch(0.05, maxBins), $"{maxBins} bins of relative accuracy 0.02", $"{maxBins} of 0.05"),
            (new DDSketch(0.02, 7), $"{maxBins} bins of relative accuracy 0.02", "7 of 0.02"),
        ],
    };

    private static SketchContract<HyperLogLog> HyperLogLogs(int precision) => new(() => new HyperLogLog(precision), (ref sketch, value) => sketch.Add((long)value))
    {
        Holds = sketch => sketch.Estimate().ShouldBeGreaterThanOrEqualTo(sketch.Count > 0 ? 0.5 : 0),
        Mismatches = [(new HyperLogLog(11), $"{precision} and 11", "11")],
    };

    private static SketchContract<SpaceSaving> Saved() => new(() => new SpaceSaving(8), (ref sketch, value) => sketch.Add(Item(value), 1))
    {
        Agree = (a, b) => AgreeOn(a.Top(8), b.Estimate) && AgreeOn(b.Top(8), a.Estimate),
        ForgetsByHistory = true,
        Holds = sketch =>
        {
            var items = sketch.Top(sketch.Capacity);
            items.ShouldAllBe(item => item.LowerBound >= 1 && item.UpperBound >= item.LowerBound);
            sketch.MaximumError.ShouldBeInRange(0, sketch.Count / sketch.Capacity);
            items.Select(item => item.Item).ShouldBeUnique();
            items.Sum(item => (decimal)item.UpperBound).ShouldBeLessThanOrEqualTo(sketch.Count);
        },
        Mismatches = [(new SpaceSaving(3), "8 and 3", "3")],
    };

    private static SketchContract<MisraGries> Counted() => new(() => new MisraGries(8), (ref sketch, value) => sketch.Add(Item(value), 1))
    {
        Agree = (a, b) => AgreeOn(a.Top(8), b.Estimate) && AgreeOn(b.Top(8), a.Estimate),
        Holds = sketch =>
        {
            var items = sketch.Top(sketch.Capacity);
            items.ShouldAllBe(item => item.LowerBound >= 1 && item.UpperBound >= item.LowerBound);
            items.Select(item => item.Item).ShouldBeUnique();
            (items.Sum(item => (decimal)item.LowerBound) + sketch.MaximumError * (sketch.Capacity + 1m)).ShouldBeLessThanOrEqualTo(sketch.Count);
        },
        Mismatches = [(new MisraGries(3), "8 and 3", "3")],
    };

    private static SketchContract<CountMinSketch> CountMin() => new(() => new CountMinSketch(0.1, 0.1), (ref sketch, value) => sketch.Add(Item(value)))
    {
        Holds = sketch => sketch.Estimate("b").ShouldBeInRange(0, sketch.Count),
        Mismatches = [(new CountMinSketch(), "3 rows of 28", "5 of 2719"), (new CountMinSketch(0.1), "3 rows of 28", "5 of 28")],
    };

    private static SketchContract<KeyedReservoir> Reservoir() => new(
        () => new KeyedReservoir(dimensions: 2, capacity: 5), (ref sketch, value) => sketch.Add(StableHash.Of((long)value), [value, -value]))
    {
        Holds = sketch =>
        {
            sketch.Keys.Length.ShouldBe(sketch.Rows.Count);
            foreach (var value in sketch.Rows.Values)
            {
                double.IsFinite(value).ShouldBeTrue();
            }
            if (sketch.Dimensions == 2 && sketch.Count < CountLimit.Largest && (sketch.Keys.IsEmpty || sketch.Keys[0] > 0))
            {
                sketch.Add(0, [1, 2]);
                sketch.Rows[0].ToArray().ShouldBe([1, 2]);
                sketch.Rows.Count.ShouldBeLessThanOrEqualTo(sketch.Capacity);
            }
        },
        Mismatches = [(new KeyedReservoir(2, 10), "5 rows of 2 values", "10 of 2"), (new KeyedReservoir(3, 5), "5 rows of 2 values", "5 of 3")],
    };

    private static SketchContract<PoissonBootstrap> Bootstrap() => new(
        () => new PoissonBootstrap(terms: 2, replicates: 5), (ref sketch, value) => sketch.Add((ulong)(value + 300), [value, 1]))
    {
        Holds = sketch =>
        {
            foreach (var sum in sketch.Sums)
            {
                double.IsFinite(sum).ShouldBeTrue();
            }
            sketch.Interval(sums => sums[0], confidence: 0.3).Confidence.ShouldBe(0.3);
        },
        Mismatches = [(new PoissonBootstrap(2, 60), "5 replicates of 2", "60 of 2"), (new PoissonBootstrap(1, 5), "5 replicates of 2", "5 of 1")],
    };

    private static bool AgreeOn(HeavyHitter[] items, EstimateOf estimate)
        => items.All(item => estimate(item.Item).LowerBound <= item.UpperBound && item.LowerBound <= estimate(item.Item).UpperBound);

    private static string Item(int value) => value % 3 == 0 ? $"é{value % 40}" : value % 2 == 0 ? "a" : "b";

    private delegate HeavyHitter EstimateOf(ReadOnlySpan<char> item);
}
