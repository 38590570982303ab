namespace ModelMonitor.Statistics.Tests;

public sealed class WassersteinTests
{
    [Theory]
    [MemberData(nameof(TwoSampleReference.All), MemberType = typeof(TwoSampleReference))]
    public void Distance_agrees_with_scipy(string name)
    {
        var (x, y) = TwoSampleReference.Samples(name);
        var expected = TwoSampleReference.Expected(name, "wasserstein_distance").Number("value");

        Wasserstein.Distance(x, y).ShouldBeWithin(expected, 1e-10, absolute: 0, what: "W");
    }

    [Theory]
    [MemberData(nameof(TwoSampleReference.All), MemberType = typeof(TwoSampleReference))]
    public void The_certificate_of_cells_holds(string name)
    {
        var (x, y) = TwoSampleReference.Samples(name);
        Certified(x, y).ShouldBeTrue();
    }

    [Fact]
    public void The_certificate_of_cells_holds_for_any_data()
        => Properties.Check(Properties.SamplePairs, pair => Certified(pair.X, pair.Y));

    [Fact]
    public void The_certificate_is_narrow_on_quantile_cells()
    {
        var random = new Random(11);
        var x = Enumerable.Range(0, 4000).Select(_ => random.NextDouble()).ToArray();
        var y = Enumerable.Range(0, 1000).Select(_ => random.NextDouble() + 0.1).ToArray();
        var (baseline, live) = Cells.Of(x, y);

        var bounds = Wasserstein.FromCells(baseline.Edges, baseline.Counts, baseline.Sums, live.Counts, live.Sums);

        bounds.Low.ShouldBe(0.1, 0.03);
        (bounds.High / bounds.Low).ShouldBeLessThan(1.02);
    }

    [Fact]
    public void Tails_far_from_the_baseline_are_exact()
    {
        double[] x = [0, 1, 2, 3, 4], y = [-1000, 2, 5000];
        var (baseline, live) = Cells.Of(x, y);

        var bounds = Wasserstein.FromCells(baseline.Edges, baseline.Counts, baseline.Sums, live.Counts, live.Sums);

        bounds.Low.ShouldBe(Wasserstein.Distance(x, y), 1e-9);
        bounds.High.ShouldBe(bounds.Low, 1e-9);
        bounds.BaselineSize.ShouldBe(5);
        bounds.LiveSize.ShouldBe(3);
    }

    [Fact]
    public void A_shift_moves_all_mass_by_that_much()
    {
        double[] x = [1, 5, 2, 8];
        Wasserstein.Distance(x, [.. x.Select(value => value + 3)]).ShouldBe(3, 1e-15);
        Wasserstein.Distance(x, x).ShouldBe(0);
    }

    [Fact]
    public void Distance_is_symmetric_and_not_below_the_difference_of_means()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            var distance = Wasserstein.Distance(pair.X, pair.Y);
            var means = Math.Abs(pair.X.Average() - pair.Y.Average());
            return distance == Wasserstein.Distance(pair.Y, pair.X) && distance >= means - 1e-14 * (pair.X.Max(Math.Abs) + pair.Y.Max(Math.Abs));
        });

    [Fact]
    public void Golden_value()
    {
        var (x, y) = TwoSampleReference.Golden;
        Wasserstein.Distance(x, y).ShouldBe(2.167857143, 1e-9);
        var moments = new RunningMoments();
        foreach (var value in x)
        {
            moments.Add(value);
        }
        (Wasserstein.Distance(x, y) / Math.Sqrt(moments.PopulationVariance)).ShouldBe(1.2826132, 1e-8);
    }

    [Fact]
    public void The_scale_has_a_floor()
    {
        Wasserstein.Scale(2.5, 100).ShouldBe(2.5);
        Wasserstein.Scale(0, -100).ShouldBe(0.1, 1e-15);
        Wasserstein.Scale(0, 0).ShouldBe(1e-12);
        Should.Throw<ArgumentOutOfRangeException>(() => Wasserstein.Scale(-1, 0)).ParamName.ShouldBe("standardDeviation");
        Should.Throw<ArgumentOutOfRangeException>(() => Wasserstein.Scale(1, double.NaN)).ParamName.ShouldBe("median");
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => Wasserstein.Distance([], [1])).ParamName.ShouldBe("x");
        Should.Throw<ArgumentException>(() => Wasserstein.FromCells([1, 1], [1, 1, 1], [0, 0, 0], [1, 1, 1], [0, 0, 0]))
            .Message.ShouldContain("strictly increasing");
        Should.Throw<ArgumentException>(() => Wasserstein.FromCells([1], [1, 1, 1], [0, 0, 0], [1, 1, 1], [0, 0, 0])).ParamName.ShouldBe("edges");
        Should.Throw<ArgumentException>(() => Wasserstein.FromCells([], [1], [0], [1], [0])).ParamName.ShouldBe("edges");
        Should.Throw<ArgumentException>(() => Wasserstein.FromCells([1], [1, 1], [0], [1, 1], [0, 0])).ParamName.ShouldBe("baselineSums");
        Should.Throw<ArgumentException>(() => Wasserstein.FromCells([1], [1, 1], [0, 0], [1, 1], [0, double.NaN])).ParamName.ShouldBe("liveSums");
        Should.Throw<ArgumentException>(() => Wasserstein.FromCells([1], [0, 0], [0, 0], [1, 1], [0, 0])).ParamName.ShouldBe("baselineCounts");
    }

    private static bool Certified(double[] x, double[] y)
    {
        var distance = Wasserstein.Distance(x, y);
        var (baseline, live) = Cells.Of(x, y);
        var bounds = Wasserstein.FromCells(baseline.Edges, baseline.Counts, baseline.Sums, live.Counts, live.Sums);
        // Rounding of the edges and of x − anchor is relative to the magnitude of the values.
        var slack = 1e-12 * (distance + x.Max(Math.Abs) * 1e-3 + (baseline.Edges[^1] - baseline.Edges[0]));
        return bounds.Low <= distance + slack && distance <= bounds.High + slack && bounds.Low <= bounds.High;
    }

    [Fact]
    public void Equal_samples_wider_than_the_largest_double_are_at_distance_0()
    {
        double[] x = [-1e308, 1e308, 1.7e308];
        Wasserstein.Distance(x, x).ShouldBe(0);
        EnergyDistance.Distance(x, x).ShouldBe(0);
        EnergyDistance.Test(x, x, seed: 1, permutations: 49).PValue.ShouldBe(1);
    }
}
