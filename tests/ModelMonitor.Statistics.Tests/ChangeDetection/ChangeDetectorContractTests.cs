using FsCheck;
using FsCheck.Fluent;
using ModelMonitor.Tests.Shared;

namespace ModelMonitor.Statistics.Tests;

/// <summary>What holds for every streaming detector.</summary>
public sealed class ChangeDetectorContractTests
{
    private static readonly double[] NotFinite = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    private static readonly Dictionary<string, (Func<IChangeDetector> Create, Func<double, double> Shape, double[] Refused)> Detectors = new()
    {
        ["ADWIN"] = (() => new Adwin(clock: 8), Number, NotFinite),
        ["ADWIN, newest of row left"] = (() => new Adwin(clock: 8, cuts: AdwinCuts.LeaveNewestOfRow), Number, NotFinite),
        ["KS window"] = (() => new KolmogorovSmirnovWindow(0.01, 40, 12), Number, NotFinite),
        ["KSWIN"] = (() => new KolmogorovSmirnovWindow(0.01, 40, 12, drawSeed: 5), Number, NotFinite),
        ["Page-Hinkley"] = (() => new PageHinkley(threshold: 8), Number, NotFinite),
        ["CUSUM"] = (() => new Cusum(0, 1, limit: 4), Number, NotFinite),
        ["EWMA"] = (() => new EwmaChart(0, 1, limit: 2.7), Number, NotFinite),
        ["GMA"] = (() => new GeometricMovingAverage(0.3, 0.9, direction: ChangeDirection.Both), Number, NotFinite),
        ["DDM"] = (() => new DriftDetectionMethod(), Indicator, [.. NotFinite, 0.5, -1, 2]),
        ["EDDM"] = (() => new EarlyDriftDetectionMethod(warmUp: 10), Indicator, [.. NotFinite, 0.5, -1, 2]),
        ["ECDD"] = (() => new EwmaConceptDriftDetection(), Indicator, [.. NotFinite, 0.5, -1, 2]),
        ["STEPD"] = (() => new StatisticalTestOfEqualProportions(), Indicator, [.. NotFinite, 0.5, -1, 2]),
        ["HDDM-A"] = (() => new HoeffdingDriftDetection(direction: ChangeDirection.Both), Share, [.. NotFinite, -0.01, 1.01]),
        ["HDDM-W"] = (() => new HoeffdingDriftDetectionWeighted(0.1, 0.05, direction: ChangeDirection.Both), Share, [.. NotFinite, -0.01, 1.01]),
        ["stuck sensor"] = (() => new StuckSensor(0.05, 10), Math.Round, NotFinite),
        ["bounded mean"] = (() => new BoundedMeanDetector(0.4, meanRunLength: 100), Share, [.. NotFinite, -0.01, 1.01]),
    };

    public static TheoryData<string> All => [.. Detectors.Keys];

    public static TheoryData<string> WithoutWindow
        => [.. Detectors.Keys.Where(name => Detectors[name].Create() is not Adwin and not KolmogorovSmirnovWindow)];

    /// <summary>Streams that change once or not at all, with values around 0 or around the change.</summary>
    private static Gen<double[]> Streams { get; } =
        from seed in Gen.Choose(0, 1_000_000)
        from before in Gen.Choose(0, 80)
        from after in Gen.Choose(0, 50)
        from shift in Gen.Elements(0, 0.5, 2, -2)
        select Stream(seed, before, after, shift);

    [Fact]
    public void Every_detector_is_listed_here()
        => typeof(IChangeDetector).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IChangeDetector)))
            .ShouldBe(Detectors.Values.Select(entry => entry.Create().GetType()).Distinct(), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(All))]
    public void A_reset_detector_is_a_new_one(string name)
    {
        var (create, shape, _) = Detectors[name];
        var used = create();
        Properties.Check(Streams, stream =>
        {
            Run(used, stream, shape);
            used.Reset();
            return Run(used, stream, shape).SequenceEqual(Run(create(), stream, shape));
        });
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_refused_value_leaves_no_trace(string name)
    {
        var (create, shape, refused) = Detectors[name];
        Properties.Check(Streams, stream =>
        {
            var (disturbed, calm) = (create(), create());
            for (var i = 0; i < stream.Length; i++)
            {
                // An exception before each value of each stream would be slow.
                if (i % 31 == 7)
                {
                    var bad = refused[stream.Length % refused.Length];
                    Should.Throw<ArgumentOutOfRangeException>(() => disturbed.Update(bad)).ParamName.ShouldBe("value");
                }
                var value = shape(stream[i]);
                if (disturbed.Update(value) != calm.Update(value))
                {
                    return false;
                }
            }
            return true;
        });
    }

    [Theory]
    [MemberData(nameof(All))]
    public void An_update_allocates_nothing(string name)
    {
        var (create, shape, _) = Detectors[name];
        var detector = create();
        var stream = Array.ConvertAll(Stream(seed: 1, 300, 300, shift: 1), value => shape(value));

        Allocations.Each(() =>
        {
            foreach (var value in stream)
            {
                detector.Update(value);
            }
        }).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(WithoutWindow))]
    public void After_a_change_the_next_value_starts_afresh(string name)
    {
        var (create, shape, _) = Detectors[name];
        var changes = 0;
        Properties.Check(Streams, stream =>
        {
            var signals = Run(create(), stream, shape);
            var last = Array.LastIndexOf(signals, ChangeSignal.Change);
            changes += last < 0 ? 0 : 1;
            return signals.AsSpan(last + 1).SequenceEqual(Run(create(), stream[(last + 1)..], shape));
        });
        changes.ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData("KS window")]
    [InlineData("ADWIN")]
    [InlineData("ADWIN, newest of row left")]
    public void After_a_change_a_window_goes_on_with_its_newest_values(string name)
    {
        var changes = 0;
        Properties.Check(Streams, stream =>
        {
            var detector = Detectors[name].Create();
            for (var i = 0; i < stream.Length; i++)
            {
                if (detector.Update(stream[i]) != ChangeSignal.Change)
                {
                    continue;
                }
                changes++;
                if (detector is Adwin adwin)
                {
                    var window = stream[..(i + 1)].TakeLast((int)adwin.Width).ToArray();
                    return adwin.Width < i + 1 && Math.Abs(adwin.Mean - window.Average()) < 1e-9;
                }
                var fresh = Detectors[name].Create();
                Run(fresh, stream[(i - 11)..(i + 1)], Number).ShouldAllBe(signal => signal == ChangeSignal.None);
                return Run(detector, stream[(i + 1)..], Number).SequenceEqual(Run(fresh, stream[(i + 1)..], Number));
            }
            return true;
        });
        changes.ShouldBeGreaterThan(10);
    }

    private static double Number(double value) => value;

    private static double Indicator(double value) => value > 1 ? 1 : 0;

    private static double Share(double value) => Math.Clamp(0.25 + 0.25 * value, 0, 1);

    private static double[] Stream(int seed, int before, int after, double shift)
    {
        var random = new Random(seed);
        var stream = new double[before + after];
        for (var i = 0; i < stream.Length; i++)
        {
            stream[i] = MathNet.Numerics.Distributions.Normal.Sample(random, i < before ? 0 : shift, 1);
        }
        return stream;
    }

    private static ChangeSignal[] Run(IChangeDetector detector, double[] stream, Func<double, double> shape)
        => Array.ConvertAll(stream, value => detector.Update(shape(value)));
}
