using System.Text.Json;

namespace ModelMonitor.Statistics.Tests;

public sealed class DivergenceTests
{
    private static readonly ReferenceFile Reference = new("histogram_divergences");

    public static TheoryData<string> Cases => Reference.NamesWhere((_, _) => true);

    public static TheoryData<string> IntegerCases => Reference.NamesWhere((name, _) => name != "fractional_weights");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Shares_agree_with_numpy_under_every_rule_for_empty_cells(string name)
    {
        var (item, p, q) = Case(name);
        p.ShouldBe(item.GetProperty("expected").Numbers("p"), 1e-15);
        q.ShouldBe(item.GetProperty("expected").Numbers("q"), 1e-15);
        var epsilon = item.GetProperty("params").Number("epsilon");
        var raise = (double[] shares) => Normalised([.. shares.Select(share => Math.Max(share, epsilon))]);
        var replace = (double[] shares) => shares.Select(share => share == 0 ? epsilon : share).ToArray();

        if (name != "zero_in_both_same_bin")
        {
            AgreesWith(item, "rule_none", p, q);
        }
        // A cell that is empty on both sides adds nothing here; the reference gives an infinite PSI there, and the same KL.
        var expected = item.GetProperty("expected");
        KullbackLeibler.FromShares(p, q).ShouldBeWithin(expected.GetProperty("rule_none").Number("kl_q_p_nats"), 1e-9, what: "KL");
        AgreesWith(item, "rule_laplace", Smoothed(item, "p_counts"), Smoothed(item, "q_counts"));
        AgreesWith(item, "rule_zero_to_eps", replace(p), replace(q));
        AgreesWith(item, "rule_max_eps_renormalised", raise(p), raise(q));
    }

    [Theory]
    [MemberData(nameof(IntegerCases))]
    public void Counts_with_half_an_observation_added_agree_with_numpy(string name)
    {
        var (baseline, live) = CountsOf(name);
        var expected = Reference[name].GetProperty("expected").GetProperty("rule_laplace");

        PopulationStabilityIndex.FromCounts(baseline, live).ShouldBeWithin(expected.Number("psi"), 1e-9, what: "PSI");
        KullbackLeibler.FromCounts(baseline, live).ShouldBeWithin(expected.Number("kl_q_p_nats"), 1e-9, what: "KL(live‖baseline)");
        KullbackLeibler.FromCounts(live, baseline).ShouldBeWithin(expected.Number("kl_p_q_nats"), 1e-9, what: "KL(baseline‖live)");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Distances_agree_with_numpy(string name)
    {
        var (baseline, live) = CountsOf(name);
        var expected = Reference[name].GetProperty("expected");

        JensenShannon.Divergence(baseline, live).ShouldBeWithin(expected.Number("js_divergence_bits"), 1e-9, what: "JS divergence");
        // A rounding error of 1e-16 in the divergence is 1e-8 in its root when the divergence is 0.
        JensenShannon.Distance(baseline, live).ShouldBeWithin(expected.Number("js_distance_base2"), 1e-9, absolute: 2e-8, what: "JS distance");
        // In nats: the same, times ln 2 or its root.
        (JensenShannon.Divergence(baseline, live) * Math.Log(2)).ShouldBeWithin(expected.Number("js_divergence_nats"), 1e-9, what: "JS in nats");
        (JensenShannon.Distance(baseline, live) * Math.Sqrt(Math.Log(2)))
            .ShouldBeWithin(expected.Number("js_distance_nats"), 1e-9, absolute: 2e-8, what: "JS distance of nats");
        Hellinger.Distance(baseline, live).ShouldBeWithin(expected.Number("hellinger"), 1e-9, what: "Hellinger");
        Bhattacharyya.Coefficient(baseline, live).ShouldBeWithin(expected.Number("bhattacharyya_coefficient"), 1e-12, what: "BC");
        // The reference takes the logarithm of a coefficient near 1, which has an error of 1e-16.
        Bhattacharyya.Distance(baseline, live).ShouldBeWithin(expected.Number("bhattacharyya_distance"), 1e-9, absolute: 1e-15, what: "-ln BC");
        SymmetricChiSquare.Divergence(baseline, live).ShouldBeWithin(expected.Number("chi_square_symmetric"), 1e-9, what: "symmetric χ²");
        OnIndices(baseline, live).ShouldBeWithin(expected.Number("wasserstein_on_bin_index"), 1e-9, what: "W on indices");
        TotalVariation.Distance(baseline, live).ShouldBeWithin(expected.Number("total_variation"), 1e-9, what: "TV");
        LInfinity.Distance(baseline, live).ShouldBeWithin(expected.Number("l_infinity"), 1e-9, what: "L∞");
        KolmogorovSmirnov.FromCells(baseline, live).Statistic.ShouldBeWithin(expected.Number("ks_on_bins"), 1e-9, what: "D");
    }

    [Fact]
    public void A_cell_that_is_empty_on_both_sides_adds_nothing()
    {
        PopulationStabilityIndex.FromShares([0.25, 0, 0.75], [0.5, 0, 0.5]).ShouldBe(PopulationStabilityIndex.FromShares([0.25, 0.75], [0.5, 0.5]));
        KullbackLeibler.FromShares([0.25, 0, 0.75], [0.5, 0, 0.5]).ShouldBe(KullbackLeibler.FromShares([0.25, 0.75], [0.5, 0.5]));
    }

    [Fact]
    public void Golden_values()
    {
        long[] baseline = [50, 30, 20], live = [30, 40, 35];
        double[] p = [0.5, 0.3, 0.2], q = Normalised([30, 40, 35]);
        var psi = PopulationStabilityIndex.FromShares(p, q);
        psi.ShouldBe(0.207366621, 1e-9);
        PopulationStabilityIndex.PValue(psi, 3, 100, 105).ShouldBe(0.004938920, 1e-9);
        KullbackLeibler.FromShares(p, q).ShouldBe(0.101391424, 1e-9);
        JensenShannon.Distance(baseline, live).ShouldBe(0.192296417, 1e-9);
        Hellinger.Distance(baseline, live).ShouldBe(0.160545742, 1e-9);
        TotalVariation.Distance(baseline, live).ShouldBe(0.214285714, 1e-9);
        LInfinity.Distance(baseline, live, out var cell).ShouldBe(0.214285714, 1e-9);
        cell.ShouldBe(0);
    }

    [Fact]
    public void Distances_are_symmetric_and_within_their_range()
        => Properties.Check(Properties.CountPairs, pair =>
        {
            var (p, q) = (pair.Baseline, pair.Live);
            return Symmetric(PopulationStabilityIndex.FromCounts(p, q), PopulationStabilityIndex.FromCounts(q, p), double.MaxValue)
                && Symmetric(JensenShannon.Distance(p, q), JensenShannon.Distance(q, p), 1)
                && Symmetric(Hellinger.Distance(p, q), Hellinger.Distance(q, p), 1)
                && Symmetric(TotalVariation.Distance(p, q), TotalVariation.Distance(q, p), 1)
                && Symmetric(Bhattacharyya.Coefficient(p, q), Bhattacharyya.Coefficient(q, p), 1)
                && Bhattacharyya.Distance(p, q) == Bhattacharyya.Distance(q, p)
                && Symmetric(SymmetricChiSquare.Divergence(p, q), SymmetricChiSquare.Divergence(q, p), 2)
                && Symmetric(LInfinity.Distance(p, q), LInfinity.Distance(q, p), 1)
                && KullbackLeibler.FromCounts(p, q) >= 0;
        });

    [Fact]
    public void Distances_order_as_theory_demands()
        => Properties.Check(Properties.CountPairs, pair =>
        {
            var (p, q) = (pair.Baseline, pair.Live);
            var tv = TotalVariation.Distance(p, q);
            var hellinger = Hellinger.Distance(p, q);
            return hellinger * hellinger <= tv + 1e-12
                && tv <= Math.Sqrt(2) * hellinger + 1e-12
                && JensenShannon.Divergence(p, q) <= tv + 1e-12
                && LInfinity.Distance(p, q) <= tv + 1e-12
                && KolmogorovSmirnov.FromCells(p, q).Statistic <= tv + 1e-12;
        });

    [Fact]
    public void P_values_are_probabilities_and_fall_with_the_distance()
        => Properties.Check(Properties.CountPairs, pair =>
        {
            var (m, n, cells) = (pair.Baseline.Sum(), pair.Live.Sum(), pair.Baseline.Length);
            double[] p =
            [
                PopulationStabilityIndex.PValue(PopulationStabilityIndex.FromCounts(pair.Baseline, pair.Live), cells, m, n),
                KullbackLeibler.PValue(KullbackLeibler.FromCounts(pair.Baseline, pair.Live), cells, m, n),
                JensenShannon.PValue(JensenShannon.Distance(pair.Baseline, pair.Live), cells, m, n),
                Hellinger.PValue(Hellinger.Distance(pair.Baseline, pair.Live), cells, m, n),
                SymmetricChiSquare.PValue(SymmetricChiSquare.Divergence(pair.Baseline, pair.Live), cells, m, n),
            ];
            return p.All(value => value is >= 0 and <= 1) && PopulationStabilityIndex.PValue(0, cells, m, n) == 1;
        });

    [Fact]
    public void Equal_shares_are_at_distance_zero_and_disjoint_ones_at_one()
    {
        long[] p = [10, 20, 0], twice = [20, 40, 0], other = [0, 0, 5];
        JensenShannon.Distance(p, twice).ShouldBe(0, 1e-12);
        Hellinger.Distance(p, twice).ShouldBe(0);
        TotalVariation.Distance(p, twice).ShouldBe(0);
        JensenShannon.Distance(p, other).ShouldBe(1);
        Hellinger.Distance(p, other).ShouldBe(1);
        TotalVariation.Distance(p, other).ShouldBe(1);
        Bhattacharyya.Coefficient(p, twice).ShouldBe(1);
        Bhattacharyya.Distance(p, twice).ShouldBe(0);
        Bhattacharyya.Distance(p, other).ShouldBe(double.PositiveInfinity);
        SymmetricChiSquare.Divergence(p, twice).ShouldBe(0);
        SymmetricChiSquare.Divergence(p, other).ShouldBe(2);
        PopulationStabilityIndex.FromShares([0, 1], [1, 0]).ShouldBe(double.PositiveInfinity);
        KullbackLeibler.FromShares([0, 1], [1, 0]).ShouldBe(double.PositiveInfinity);
        PopulationStabilityIndex.PValue(5, 1, 10, 10).ShouldBe(1);
    }

    [Fact]
    public void The_bound_of_the_largest_change_is_an_upper_bound_of_its_probability()
    {
        var baseline = new long[8];
        Array.Fill(baseline, 100L);
        var law = NullDistribution.FromCounts(baseline, 400, LInfinity.Distance, seed: 1, repetitions: 2000);
        for (var distance = 0.0; distance < 0.3; distance += 0.01)
        {
            (law.PValue(distance) - LInfinity.PValueBound(distance, 8, 800, 400)).ShouldBeLessThan(1e-3);
        }
        LInfinity.PValueBound(0, 8, 800, 400).ShouldBe(1);
        LInfinity.PValueBound(0.3, 8, 800, 400).ShouldBe(16 * Math.Exp(-2 * 0.09 * 800 * 400 / 1200), 1e-12);
        Should.Throw<ArgumentOutOfRangeException>(() => LInfinity.PValueBound(1.5, 8, 800, 400)).ParamName.ShouldBe("distance");
    }

    [Fact]
    public void Bad_counts_are_named()
    {
        Should.Throw<ArgumentException>(() => PopulationStabilityIndex.FromCounts([], [])).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentException>(() => JensenShannon.Distance([1, 2], [1])).ParamName.ShouldBe("live");
        Should.Throw<ArgumentException>(() => Hellinger.Distance([1, 2], [0, 0])).ParamName.ShouldBe("live");
        Should.Throw<ArgumentException>(() => TotalVariation.Distance([1, -2], [1, 1])).Message.ShouldContain("Count 1 is -2");
        Should.Throw<ArgumentException>(() => LInfinity.Distance([long.MaxValue, 1], [1, 1])).Message.ShouldContain("2^62");
        Should.Throw<ArgumentException>(() => Bhattacharyya.Coefficient([1], [1, 2])).ParamName.ShouldBe("live");
        Should.Throw<ArgumentException>(() => Bhattacharyya.Distance([0], [1])).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentException>(() => SymmetricChiSquare.Divergence([], [])).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentOutOfRangeException>(() => SymmetricChiSquare.PValue(double.NaN, 3, 10, 10)).ParamName.ShouldBe("divergence");
        Should.Throw<ArgumentException>(() => KullbackLeibler.FromShares([0.5, double.NaN], [0.5, 0.5])).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentOutOfRangeException>(() => PopulationStabilityIndex.PValue(double.NaN, 3, 10, 10)).ParamName.ShouldBe("psi");
        Should.Throw<ArgumentOutOfRangeException>(() => JensenShannon.PValue(-0.1, 3, 10, 10)).ParamName.ShouldBe("distance");
        Should.Throw<ArgumentOutOfRangeException>(() => KullbackLeibler.PValue(0.1, 0, 10, 10)).ParamName.ShouldBe("cells");
        Should.Throw<ArgumentOutOfRangeException>(() => Hellinger.PValue(0.1, 3, 0, 10)).ParamName.ShouldBe("baselineSize");
    }

    /// <summary>W between the indices of cells: from cells of one value each, where the bounds meet.</summary>
    private static double OnIndices(long[] baseline, long[] live)
    {
        var edges = Enumerable.Range(0, baseline.Length).SelectMany(i => new[] { Math.BitDecrement((double)i), i }).ToArray();
        var bounds = Wasserstein.FromCells(
            edges, Spread(baseline), new double[edges.Length + 1], Spread(live), new double[edges.Length + 1]);
        bounds.High.ShouldBeWithin(bounds.Low, 1e-9);
        return bounds.Low;

        static long[] Spread(long[] counts) => [.. counts.SelectMany(count => new[] { 0L, count }), 0];
    }

    private static double[] Smoothed(JsonElement item, string counts)
        => Normalised(Array.ConvertAll(item.GetProperty("inputs").Numbers(counts), count => count + item.GetProperty("params").Number("laplace_alpha")));

    private static bool Symmetric(double forward, double backward, double largest)
        => Math.Abs(forward - backward) <= 1e-15 * Math.Abs(forward) && forward >= 0 && forward <= largest;

    private static void AgreesWith(JsonElement item, string rule, double[] p, double[] q)
    {
        var expected = item.GetProperty("expected").GetProperty(rule);
        PopulationStabilityIndex.FromShares(p, q).ShouldBeWithin(expected.Number("psi"), 1e-9, what: rule + " PSI");
        KullbackLeibler.FromShares(p, q).ShouldBeWithin(expected.Number("kl_q_p_nats"), 1e-9, what: rule + " KL(live‖baseline)");
        KullbackLeibler.FromShares(q, p).ShouldBeWithin(expected.Number("kl_p_q_nats"), 1e-9, what: rule + " KL(baseline‖live)");
    }

    private static (JsonElement Item, double[] P, double[] Q) Case(string name)
    {
        var item = Reference[name];
        var inputs = item.GetProperty("inputs");
        return (item, Normalised(inputs.Numbers("p_counts")), Normalised(inputs.Numbers("q_counts")));
    }

    private static (long[] Baseline, long[] Live) CountsOf(string name)
    {
        var inputs = Reference[name].GetProperty("inputs");
        // Weights such as 0.125 become counts; distances without smoothing depend on the shares only.
        var scale = name == "fractional_weights" ? 1000 : 1;
        return (Scaled(inputs.Numbers("p_counts"), scale), Scaled(inputs.Numbers("q_counts"), scale));
    }

    private static long[] Scaled(double[] weights, double scale) => Array.ConvertAll(weights, weight => (long)Math.Round(weight * scale));

    private static double[] Normalised(double[] weights) => Array.ConvertAll(weights, weight => weight / weights.Sum());
}
