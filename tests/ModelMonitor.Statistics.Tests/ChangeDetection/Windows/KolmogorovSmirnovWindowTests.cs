using System.Text.Json;

namespace ModelMonitor.Statistics.Tests;

public sealed class KolmogorovSmirnovWindowTests
{
    [Theory]
    [MemberData(nameof(StreamReference.All), MemberType = typeof(StreamReference))]
    public void Alarms_agree_with_the_exact_test_at_every_step(string name)
    {
        var expected = StreamReference.Expected(name, "own/kswin_full_window alpha=0.005 window=100 stat=30");
        StreamReference.Run(name, new KolmogorovSmirnovWindow().Update).Changes.ShouldBe(StreamReference.Detections(expected));
    }

    [Theory]
    [MemberData(nameof(StreamReference.All), MemberType = typeof(StreamReference))]
    public void With_a_random_draw_the_first_alarms_of_many_seeds_are_distributed_as_those_of_river(string name)
    {
        var stream = StreamReference.Stream(name);
        var river = StreamReference.Expected(name, "river/kswin alpha=0.005 window=100 stat=30 seeds 0..19")
            .GetProperty("first_detection_per_seed").EnumerateArray()
            .Select(item => item.ValueKind == JsonValueKind.Null ? stream.Length : item.Number()).ToArray();
        var own = new double[12];
        for (var seed = 0; seed < own.Length; seed++)
        {
            var detector = new KolmogorovSmirnovWindow(drawSeed: seed);
            var first = Array.FindIndex(stream, value => detector.Update(value) == ChangeSignal.Change);
            own[seed] = first < 0 ? stream.Length : first;
        }
        // An exact test at one in a thousand for 25 streams together.
        KolmogorovSmirnov.Test(own, river).PValue.ShouldBeGreaterThan(0.001 / 25);
    }

    [Fact]
    public void The_distance_is_that_of_the_test_on_sorted_samples()
    {
        var random = new Random(8);
        var detector = new KolmogorovSmirnovWindow(alpha: 1e-9, window: 40, newest: 15);
        // With ties, and with 0 and −0, which are equal.
        var stream = Array.ConvertAll(new double[500], _ => Math.Round(2 * MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1)) / 2);
        for (var i = 0; i < stream.Length; i++)
        {
            detector.Update(stream[i]).ShouldBe(ChangeSignal.None);
            if (i >= 39)
            {
                var expected = KolmogorovSmirnov.Test(stream.AsSpan(i - 14, 15), stream.AsSpan(i - 39, 25)).Statistic;
                detector.Distance.ShouldBe(expected, 1e-12);
            }
        }
    }

    [Fact]
    public void A_draw_is_one_of_samples_of_the_older_values()
    {
        // Older values 0 to 9, newest 100: whatever is drawn, D is 1. Newest as old ones: D is that of two of ten values.
        var apart = new KolmogorovSmirnovWindow(alpha: 0.001, window: 12, newest: 2, drawSeed: 3);
        var distances = new HashSet<double>();
        for (var i = 0; i < 400; i++)
        {
            apart.Update(i % 10);
            if (i >= 11)
            {
                distances.Add(apart.Distance);
            }
        }
        distances.ShouldBe([0, 0.5, 1], ignoreOrder: true);
    }

    [Fact]
    public void The_window_starts_over_when_told_to()
    {
        var detector = new KolmogorovSmirnovWindow(window: 20, newest: 5);
        for (var i = 0; i < 20; i++)
        {
            detector.Update(i);
        }
        detector.Distance.ShouldBe(1);
        detector.Reset();
        detector.Distance.ShouldBe(0);
        detector.Update(1000).ShouldBe(ChangeSignal.None);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new KolmogorovSmirnovWindow(alpha: 0)).ParamName.ShouldBe("alpha");
        Should.Throw<ArgumentOutOfRangeException>(() => new KolmogorovSmirnovWindow(window: 50, newest: 26)).ParamName.ShouldBe("window");
        Should.Throw<ArgumentOutOfRangeException>(() => new KolmogorovSmirnovWindow(newest: 0)).ParamName.ShouldBe("newest");
        Should.Throw<ArgumentOutOfRangeException>(() => new KolmogorovSmirnovWindow().Update(double.NaN)).ParamName.ShouldBe("value");
    }
}
