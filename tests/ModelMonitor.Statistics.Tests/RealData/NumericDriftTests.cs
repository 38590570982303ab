using System.Text.Json;

namespace ModelMonitor.Statistics.Tests;

/// <summary>Features, scores and labels that are numbers, in real data, against scipy and numpy.</summary>
public sealed class NumericDriftTests
{
    [SharedDataTheory]
    [MemberData(nameof(MonitoredModel.Names), MemberType = typeof(MonitoredModel))]
    public void The_reference_is_described_as_expected(string name)
    {
        var data = MonitoredModel.Of(name);
        foreach (var feature in data.Expected.GetProperty("expected_reference").GetProperty("numeric").EnumerateObject())
        {
            var sorted = data.SortedReference(feature.Name);
            IsDescribed(feature.Name, data.Numbers(feature.Name, data.Reference), sorted, feature.Value);
            var cells = new DecileCells(sorted);
            cells.Edges.Length.ShouldBe(feature.Value.Numbers("inner_edges").Length, feature.Name);
            foreach (var (edge, expected) in cells.Edges.Zip(feature.Value.Numbers("inner_edges")))
            {
                edge.ShouldBeWithin(expected, 1e-9, what: $"{feature.Name}, edge");
            }
            cells.Count(sorted).ShouldBe(feature.Value.Counts("bin_counts"), feature.Name);
        }
    }

    [SharedDataTheory]
    [MemberData(nameof(MonitoredModel.Chunks), MemberType = typeof(MonitoredModel))]
    public void Every_chunk_has_drifted_as_expected(string name, int chunk)
    {
        var data = MonitoredModel.Of(name);
        foreach (var feature in data.ExpectedIn(chunk).GetProperty("numeric").EnumerateObject())
        {
            var all = data.Numbers(feature.Name, data.Rows(chunk));
            var (reference, live) = (data.SortedReference(feature.Name), MonitoredModel.Sorted(all));
            IsDescribed(feature.Name, all, live, feature.Value);
            var cells = new DecileCells(reference);
            var (before, now) = (cells.Count(reference), cells.Count(live));
            now.ShouldBe(feature.Value.Counts("bin_counts"), feature.Name);

            Check(PopulationStabilityIndex.FromShares(ZeroRule.Shares(before), ZeroRule.Shares(now)), "psi");
            Check(JensenShannon.Distance(before, now), "js_distance_base2");
            Check(Hellinger.Distance(before, now), "hellinger");
            KolmogorovSmirnovAgrees(feature.Name, reference, live, feature.Value);
            WassersteinAgrees(feature.Name, reference, live, feature.Value);
            var t = WelchT.Test(reference, live).T;
            if (double.IsNaN(feature.Value.Number("welch_t")))
            {
                // Two constants: scipy divides by 0.
                double.IsFinite(t).ShouldBeFalse();
            }
            else
            {
                Check(t, "welch_t");
            }

            void Check(double actual, string key) => actual.ShouldBeWithin(feature.Value.Number(key), 1e-9, what: $"{feature.Name}, {key}");
        }
    }

    private static void KolmogorovSmirnovAgrees(string feature, double[] reference, double[] live, JsonElement expected)
    {
        var ks = KolmogorovSmirnov.Test(reference, live, PValueMethod.Asymptotic);
        ks.Statistic.ShouldBeWithin(expected.Number("ks_statistic"), 1e-9, what: $"{feature}, D");
        var effective = (double)reference.Length * live.Length / (reference.Length + live.Length);
        KolmogorovDistribution.UpperTail(Math.Sqrt(effective) * ks.Statistic)
            .ShouldBeWithin(expected.Number("ks_pvalue_limiting"), 1e-6, absolute: 1e-300, what: $"{feature}, limiting p");
        // The corrected limiting law errs by up to 4e-4, and the reference rounds the effective size to an integer; see KolmogorovSmirnovTests.
        ks.PValue.ShouldBeWithin(expected.Number("ks_pvalue_scipy_asymp"), 0, absolute: 4e-4 + 0.3 / effective, what: $"{feature}, p");
    }

    private static void WassersteinAgrees(string feature, double[] reference, double[] live, JsonElement expected)
    {
        var distance = Wasserstein.Distance(reference, live);
        distance.ShouldBeWithin(expected.Number("wasserstein"), 1e-9, what: $"{feature}, Wasserstein");
        var deviation = MomentsOf(reference).StandardDeviation;
        (deviation > 0 ? distance / deviation : double.NaN)
            .ShouldBeWithin(expected.Number("wasserstein_over_ref_std"), 1e-9, what: $"{feature}, Wasserstein over the deviation");
    }

    private static void IsDescribed(string feature, double[] values, double[] sorted, JsonElement expected)
    {
        var rules = new ValueRules(ValueRange.Unlimited);
        var faults = new FaultCounts();
        foreach (var value in values)
        {
            faults.Add(rules.Check(value));
        }
        faults[ValueFault.None].ShouldBe((long)expected.Number("n"), feature);
        faults[ValueFault.Missing].ShouldBe((long)expected.Number("missing"), feature);
        faults.Faulty.ShouldBe(faults[ValueFault.Missing], feature);

        var moments = MomentsOf(sorted);
        moments.Mean.ShouldBeWithin(expected.Number("mean"), 1e-9, what: $"{feature}, mean");
        moments.StandardDeviation.ShouldBeWithin(expected.Number("std_ddof1"), 1e-9, what: $"{feature}, deviation");
        Quantile.OfSorted(sorted, 0).ShouldBeWithin(expected.Number("min"), 1e-9, what: $"{feature}, minimum");
        Quantile.OfSorted(sorted, 0.5).ShouldBeWithin(expected.Number("median"), 1e-9, what: $"{feature}, median");
        Quantile.OfSorted(sorted, 1).ShouldBeWithin(expected.Number("max"), 1e-9, what: $"{feature}, maximum");
        sorted.Distinct().Count().ShouldBe((int)expected.Number("distinct"), feature);
    }

    private static RunningMoments MomentsOf(double[] values)
    {
        var moments = new RunningMoments();
        foreach (var value in values)
        {
            moments.Add(value);
        }
        return moments;
    }
}
