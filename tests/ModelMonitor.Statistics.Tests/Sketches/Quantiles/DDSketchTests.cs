namespace ModelMonitor.Statistics.Tests;

public sealed class DDSketchTests
{
    private static readonly double[] Accuracies = [1e-6, 0.001, 0.01, 0.05, 0.3, 0.5];

    [Fact]
    public void Every_quantile_is_within_its_share_of_the_value()
    {
        Properties.Check(Properties.SamplePairs, pair => IsAccurate(Of(pair.X), pair.X));

        // Bins for every double.
        Properties.Check(Streams.AllMagnitudes, values => IsAccurate(Of(values, 0.2, 4096), values), trials: 200);
    }

    [Fact]
    public void Long_streams_with_heavy_tails_and_of_both_signs_have_accurate_quantiles()
    {
        var normal = Streams.Normal(50_000, seed: 1);
        foreach (var law in new Func<double, double>[] { x => x, x => Math.Exp(3 * x), x => -Math.Exp(x), x => x * x * x, x => Math.Round(2 * x), x => 1e9 + x })
        {
            var values = Array.ConvertAll(normal, x => law(x));
            var sketch = Of(values);
            sketch.IsCollapsed.ShouldBeFalse();
            IsAccurate(sketch, values, 997).ShouldBeTrue();
            sketch.Sum.ShouldBeWithin(values.Sum(), 1e-12);
        }
    }

    [Fact]
    public void Keys_do_not_fall_and_bins_are_no_wider_than_promised()
    {
        var random = new Random(3);
        foreach (var accuracy in Accuracies)
        {
            var keys = new DDSketchKeys(accuracy);
            double[] values =
            [
                .. Enumerable.Range(0, 20_000).Select(_ => Math.ScaleB(1 + random.NextDouble(), random.Next(-1022, 1024))),
                .. Enumerable.Range(-1022, 2046).SelectMany(e => new[] { Math.ScaleB(1, e), Math.BitIncrement(Math.ScaleB(1, e)), Math.BitDecrement(Math.ScaleB(2, e)) }),
                double.MaxValue,
            ];
            Array.Sort(values);
            var last = int.MinValue;
            foreach (var value in values)
            {
                var key = keys.KeyOf(value);
                key.ShouldBeGreaterThanOrEqualTo(last);
                last = key;

                // A sketch never reports more than the maximum. The scaled logarithm, up to 5·10⁸ at the finest accuracy, is rounded to 16 digits, so the edge of a bin is too.
                (Math.Abs(Math.Min(keys.ValueOf(key), double.MaxValue) - value) <= value * (accuracy + 2e-13)).ShouldBeTrue($"{value:R} at {accuracy}");
            }
        }
    }

    [Fact]
    public void Empty_single_constant_and_zero_values_have_their_quantiles()
    {
        var empty = new DDSketch();
        new[] { empty.Min, empty.Max, empty.Quantile(0), empty.Quantile(0.5), empty.Quantile(1) }.ShouldAllBe(value => double.IsNaN(value));
        empty.Sum.ShouldBe(0);
        foreach (var value in Streams.Extremes)
        {
            var constant = Of(Enumerable.Repeat(value, 5));
            new[] { 0, 0.3, 1 }.ShouldAllBe(q => constant.Quantile(q) == value);
        }
        var zeros = Of([-1, 0, -0.0, 0, 1]);
        zeros.Quantile(0.5).ShouldBe(0);
        (zeros.Quantile(0), zeros.Quantile(1), zeros.Sum, zeros.Count).ShouldBe((-1, 1, 0, 5));
    }

    [Fact]
    public void Merged_parts_are_the_whole_in_any_order_to_the_byte()
    {
        // One bin for each sign collapses everything, 2,048 nothing.
        foreach (var maxBins in new[] { 1, 40, 2048 })
        {
            Properties.Check(Streams.WholeNumbers, parts =>
            {
                var whole = Of(parts.SelectMany(part => part), 0.01, maxBins).ToBytes();
                return Merged(parts, maxBins).ToBytes().SequenceEqual(whole) && Merged(parts.Reversed(), maxBins).ToBytes().SequenceEqual(whole);
            }, trials: 200);
        }
    }

    [Fact]
    public void Only_the_smallest_magnitudes_lose_their_accuracy_when_bins_run_out()
    {
        // 300 bins of 1 % span a factor of 385; the values span one of a million.
        var values = Enumerable.Range(1, 1_000_000).Where(i => i % 13 == 0).Select(i => (double)i).ToArray();
        var sketch = Of(values, 0.01, 300);

        sketch.IsCollapsed.ShouldBeTrue();
        (sketch.Count, sketch.Min, sketch.Max).ShouldBe((values.Length, values[0], values[^1]));
        for (var i = 0; i <= 1000; i++)
        {
            var expected = values[(int)(i / 1000.0 * (values.Length - 1))];
            var actual = sketch.Quantile(i / 1000.0);
            if (expected > 1_000_000 / 365.0)
            {
                actual.ShouldBeWithin(expected, 0.01);
            }
            else
            {
                actual.ShouldBeLessThanOrEqualTo(1_000_000 / 365.0);
            }
        }
    }

    [Fact]
    public void A_sketch_read_from_bytes_goes_on_as_the_one_written()
        => Properties.Check(Streams.AllMagnitudes, values =>
        {
            var written = Of(values[..40], 0.05);
            var read = DDSketch.FromBytes(written.ToBytes());
            var same = read.Count == 40 && Enumerable.Range(0, 11).All(i => read.Quantile(i / 10.0) == written.Quantile(i / 10.0));
            foreach (var value in values[40..])
            {
                written.Add(value);
                read.Add(value);
            }
            return same && read.ToBytes().SequenceEqual(written.ToBytes()) && read.ToBytes().SequenceEqual(Of(values, 0.05).ToBytes());
        }, trials: 100);

    [Fact]
    public void Bad_input_is_named_and_changes_nothing()
    {
        foreach (var accuracy in new[] { 0, 1e-7, 0.6, double.NaN })
        {
            Should.Throw<ArgumentOutOfRangeException>(() => new DDSketch(accuracy)).ParamName.ShouldBe("relativeAccuracy");
        }
        Should.Throw<ArgumentOutOfRangeException>(() => new DDSketch(maxBins: 0)).ParamName.ShouldBe("maxBins");
        Should.Throw<ArgumentOutOfRangeException>(() => new DDSketch(maxBins: int.MaxValue)).ParamName.ShouldBe("maxBins");
        var sketch = Of([1, 2]);
        var before = sketch.ToBytes();
        foreach (var value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            Should.Throw<ArgumentOutOfRangeException>(() => sketch.Add(value)).ParamName.ShouldBe("value");
        }
        Should.Throw<ArgumentOutOfRangeException>(() => sketch.Quantile(-0.1)).ParamName.ShouldBe("q");
        sketch.ToBytes().ShouldBe(before);
    }

    private static bool IsAccurate(DDSketch sketch, double[] values, int step = 1)
    {
        var sorted = values.Order().ToArray();
        if (sketch.Count != sorted.Length || sketch.Min != sorted[0] || sketch.Max != sorted[^1])
        {
            return false;
        }
        for (var i = 0; i < sorted.Length; i += step)
        {
            // The share that leads to the i-th value, not to the one below it by rounding.
            var q = Math.Min(1, (i + 0.25) / Math.Max(1, sorted.Length - 1));
            var (actual, expected) = (sketch.Quantile(q), sorted[(int)(q * (sorted.Length - 1))]);
            if (!(Math.Abs(actual - expected) <= Math.Max(sketch.RelativeAccuracy * (1 + 1e-9) * Math.Abs(expected), DDSketchKeys.SmallestMagnitude)))
            {
                return false;
            }
        }
        return true;
    }

    private static DDSketch Of(IEnumerable<double> values, double accuracy = 0.01, int maxBins = 2048)
    {
        var sketch = new DDSketch(accuracy, maxBins);
        foreach (var value in values)
        {
            sketch.Add(value);
        }
        return sketch;
    }

    private static DDSketch Merged(double[][] parts, int maxBins)
    {
        var merged = new DDSketch(0.01, maxBins);
        foreach (var part in parts)
        {
            merged.Merge(Of(part, 0.01, maxBins));
        }
        return merged;
    }
}
