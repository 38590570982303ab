namespace ModelMonitor.Statistics.Tests;

public sealed class RandomFourierMmdTests
{
    [Fact]
    public void Features_are_scaled_cosines_of_the_phases()
    {
        var features = new RandomFourierFeatures(3, 1.7, seed: 5, count: 64);
        double[] zero = new double[64], one = new double[64], two = new double[64];
        features.Transform([0, 0, 0], zero);
        features.Transform([0.3, 0, 0], one);
        features.Transform([0.6, 0, 0], two);
        var scale = Math.Sqrt(2.0 / 64);
        var compared = 0;
        for (var r = 0; r < 64; r++)
        {
            // cos(b + 2ω) = 2·cos(ω)·cos(b + ω) − cos(b) holds for cosines alone; cos ω is the same for any b.
            Math.Abs(zero[r]).ShouldBeLessThanOrEqualTo(scale);
            var cosine = (two[r] + zero[r]) / (2 * one[r]);
            if (Math.Abs(one[r]) > 0.01 * scale)
            {
                compared++;
                double[] three = new double[64];
                features.Transform([0.9, 0, 0], three);
                three[r].ShouldBe(2 * cosine * two[r] - one[r], 1e-13);
            }
        }
        compared.ShouldBeGreaterThan(56);
    }

    [Fact]
    public void Products_of_features_are_the_kernel_and_closer_with_more_of_them()
    {
        var random = new Random(2);
        var rows = RowSamples.Normal(random, 30, 4);
        var kernel = new GaussianKernel(2);
        double Error(int count)
        {
            var worst = 0.0;
            var features = new RandomFourierFeatures(4, 2, seed: 11, count);
            var all = new double[30][];
            for (var i = 0; i < 30; i++)
            {
                all[i] = new double[count];
                features.Transform(rows.AsSpan(4 * i, 4), all[i]);
                for (var j = 0; j < i; j++)
                {
                    worst = Math.Max(worst, Math.Abs(VectorMath.Dot(all[i], all[j]) - kernel.Evaluate(rows.AsSpan(4 * i, 4), rows.AsSpan(4 * j, 4))));
                }
            }
            return worst;
        }
        // 435 pairs: about four standard deviations of 1/√D at most.
        Error(128).ShouldBeLessThan(4 / Math.Sqrt(128));
        Error(4096).ShouldBeLessThan(4 / Math.Sqrt(4096));
    }

    [Fact]
    public void The_estimate_converges_to_the_exact_one()
    {
        var random = new Random(3);
        var (x, y) = (RowSamples.Normal(random, 80, 3), RowSamples.Normal(random, 60, 3, shift: 1));
        var exact = MaximumMeanDiscrepancy.Unbiased(new Rows(x, 3), new Rows(y, 3), new GaussianKernel(1.5));
        exact.ShouldBeGreaterThan(0.05);
        foreach (var (count, error) in new[] { (128, 0.05), (2048, 0.0125), (8192, 0.00625) })
        {
            var features = new RandomFourierFeatures(3, 1.5, seed: 1, count);
            Of(features, x, 3).UnbiasedSquared(Of(features, y, 3)).ShouldBe(exact, error, $"with {count} features");
        }
    }

    [Fact]
    public void The_estimate_is_the_exact_one_for_the_kernel_of_the_features()
    {
        var random = new Random(4);
        var (x, y) = (RowSamples.Normal(random, 20, 2), RowSamples.Normal(random, 15, 2, shift: 1));
        var features = new RandomFourierFeatures(2, 1, seed: 9, count: 32);
        var (a, b) = (Of(features, x, 2), Of(features, y, 2));
        a.UnbiasedSquared(b).ShouldBe(MaximumMeanDiscrepancy.Unbiased(new Rows(x, 2), new Rows(y, 2), new FeatureKernel(features)), 1e-13);
        b.UnbiasedSquared(a).ShouldBe(a.UnbiasedSquared(b), 1e-13);
    }

    [Fact]
    public void Without_rows_there_is_no_estimate()
    {
        var features = new RandomFourierFeatures(1, 1, seed: 2, count: 16);
        new RandomFourierMmd(features).UnbiasedSquared(Of(features, [3, 5], 1)).ShouldBe(double.NaN);
    }

    [Fact]
    public void Bytes_of_impossible_features_are_refused()
    {
        Should.Throw<InvalidDataException>(() => RandomFourierMmd.FromBytes(Written(columns: 0)));
        Should.Throw<InvalidDataException>(() => RandomFourierMmd.FromBytes(Written(bandwidth: 0)));
        Should.Throw<InvalidDataException>(() => RandomFourierMmd.FromBytes(Written(seed: 1L << 40)));
        Should.Throw<InvalidDataException>(() => RandomFourierMmd.FromBytes(Written(count: 0)));
        Should.Throw<InvalidDataException>(() => RandomFourierMmd.FromBytes(Written(squares: -1)));
        Should.Throw<InvalidDataException>(() => RandomFourierMmd.FromBytes(Written(features: 7)));
        Should.Throw<InvalidDataException>(() => RandomFourierMmd.FromBytes(Written(features: 1 << 30)));
        RandomFourierMmd.FromBytes(Written(columns: int.MaxValue / 2)).Features.Dimensions.ShouldBe(int.MaxValue / 2);
    }

    [Fact]
    public void Simulated_thresholds_hold_and_shifts_exceed_them()
    {
        var random = new Random(6);
        var baseline = RowSamples.Normal(random, 400, 3);
        var features = new RandomFourierFeatures(3, 1.5, seed: 1);
        var law = RandomFourierMmd.SimulateNull(features, new Rows(baseline, 3), liveSize: 150, seed: 2, repetitions: 400);
        var state = Of(features, baseline, 3);
        law.PValue(state.UnbiasedSquared(Of(features, RowSamples.Normal(random, 150, 3), 3))).ShouldBeGreaterThan(0.01);
        law.PValue(state.UnbiasedSquared(Of(features, RowSamples.Normal(random, 150, 3, shift: 0.6), 3))).ShouldBe(1.0 / 401);
        law.PValue(state.UnbiasedSquared(Of(features, RowSamples.Normal(random, 150, 3, correlation: 0.8), 3))).ShouldBe(1.0 / 401);
        // Two samples of 400 and 150: exactly the mean of the unbiased estimate is 0.
        law.Threshold(0.5).ShouldBe(0, law.Threshold(0.01));
    }

    [Fact]
    public void Bad_input_is_named_and_leaves_no_trace()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new RandomFourierFeatures(0, 1, 1)).ParamName.ShouldBe("dimensions");
        Should.Throw<ArgumentOutOfRangeException>(() => new RandomFourierFeatures(1, double.NaN, 1)).ParamName.ShouldBe("bandwidth");
        Should.Throw<ArgumentOutOfRangeException>(() => new RandomFourierFeatures(1, 1, 1, count: 12)).ParamName.ShouldBe("count");
        Should.Throw<ArgumentNullException>(() => new RandomFourierMmd(null!));
        var features = new RandomFourierFeatures(2, 1e-90, seed: 1, count: 8);
        var state = Of(features, [0, 0], 2);
        var before = state.ToBytes();
        Should.Throw<ArgumentException>(() => state.Add([1])).ParamName.ShouldBe("row");
        Should.Throw<ArgumentException>(() => state.Add([1, double.NaN])).ParamName.ShouldBe("row");
        Should.Throw<ArgumentException>(() => state.Add([1e300, 1e300])).Message.ShouldContain("too far");
        Should.Throw<ArgumentException>(() => features.Transform([1, 2], new double[7])).ParamName.ShouldBe("features");
        var other = new RandomFourierMmd(new RandomFourierFeatures(2, 1e-90, seed: 2, count: 8));
        Should.Throw<ArgumentException>(() => state.UnbiasedSquared(other)).ParamName.ShouldBe("other");
        Should.Throw<ArgumentException>(() => RandomFourierMmd.SimulateNull(features, new Rows([1, 2], 2), 5, 1)).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentOutOfRangeException>(() => RandomFourierMmd.SimulateNull(features, new Rows([1, 2, 3, 4], 2), 1, 1)).ParamName.ShouldBe("liveSize");
        state.ToBytes().ShouldBe(before);
    }

    private static RandomFourierMmd Of(RandomFourierFeatures features, double[] values, int columns)
    {
        var state = new RandomFourierMmd(features);
        state.AddRange(new Rows(values, columns));
        return state;
    }

    private static byte[] Written(
        long columns = 2, double bandwidth = 1, long seed = 1, long count = 3, double squares = 3, long features = 8)
    {
        var writer = new SketchWriter(SketchKind.RandomFourier);
        writer.WriteCount(columns);
        writer.WriteDouble(bandwidth);
        writer.WriteSigned(seed);
        writer.WriteCount(count);
        writer.WriteDouble(squares);
        writer.WriteCount(features);
        for (var r = 0; r < Math.Min(features, 8); r++)
        {
            writer.WriteDouble(0.1);
        }
        return writer.ToBytes();
    }

    private sealed class FeatureKernel(RandomFourierFeatures features) : IKernel
    {
        public double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        {
            double[] first = new double[features.Count], second = new double[features.Count];
            features.Transform(x, first);
            features.Transform(y, second);
            return VectorMath.Dot(first, second);
        }
    }
}
