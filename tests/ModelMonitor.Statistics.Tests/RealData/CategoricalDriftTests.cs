namespace ModelMonitor.Statistics.Tests;

/// <summary>Features, labels and predictions that are categories, in real data, against scipy and numpy.</summary>
public sealed class CategoricalDriftTests
{
    [SharedDataTheory]
    [MemberData(nameof(MonitoredModel.Names), MemberType = typeof(MonitoredModel))]
    public void The_reference_is_counted_as_expected(string name)
    {
        var data = MonitoredModel.Of(name);
        foreach (var feature in data.Expected.GetProperty("expected_reference").GetProperty("categorical").EnumerateObject())
        {
            var counts = Counts(data.Categories(feature.Name, data.Reference));
            counts.Count.ShouldBe(feature.Value.EnumerateObject().Count(), feature.Name);
            foreach (var category in feature.Value.EnumerateObject())
            {
                counts[category.Name].ShouldBe((long)category.Value.Number(), $"{feature.Name}, {category.Name}");
            }
        }
    }

    [SharedDataTheory]
    [MemberData(nameof(MonitoredModel.Chunks), MemberType = typeof(MonitoredModel))]
    public void Every_chunk_has_drifted_as_expected(string name, int chunk)
    {
        var data = MonitoredModel.Of(name);
        foreach (var feature in data.ExpectedIn(chunk).GetProperty("categorical").EnumerateObject())
        {
            var reference = Counts(data.Categories(feature.Name, data.Reference));
            var live = Counts(data.Categories(feature.Name, data.Rows(chunk)));
            string[] categories = [.. reference.Keys.Union(live.Keys).Order(StringComparer.Ordinal)];
            var before = Array.ConvertAll(categories, category => reference.GetValueOrDefault(category));
            var now = Array.ConvertAll(categories, category => live.GetValueOrDefault(category));

            categories.ShouldBe(Texts("categories"), feature.Name);
            before.ShouldBe(feature.Value.Counts("ref_counts"), feature.Name);
            now.ShouldBe(feature.Value.Counts("counts"), feature.Name);
            categories.Where(category => !reference.ContainsKey(category)).ShouldBe(Texts("new_categories"));
            categories.Where(category => !live.ContainsKey(category)).ShouldBe(Texts("absent_categories"));

            var test = ChiSquare.Test([.. before, .. now], categories.Length);
            Check(test.Statistic, "chi2_statistic", 1e-9);
            Check(test.PValue, "chi2_pvalue", 1e-6, absolute: 1e-300);
            test.DegreesOfFreedom.ShouldBe((int)feature.Value.Number("chi2_dof"), feature.Name);
            Check(PopulationStabilityIndex.FromShares(ZeroRule.Shares(before), ZeroRule.Shares(now)), "psi", 1e-9);
            Check(JensenShannon.Distance(before, now), "js_distance_base2", 1e-9);
            Check(LInfinity.Distance(before, now), "l_infinity", 1e-9);

            string[] Texts(string key) => [.. feature.Value.GetProperty(key).EnumerateArray().Select(item => item.GetString()!)];

            void Check(double actual, string key, double relative, double absolute = 1e-12)
                => actual.ShouldBeWithin(feature.Value.Number(key), relative, absolute, $"{feature.Name}, {key}");
        }
    }

    private static Dictionary<string, long> Counts(string[] values)
        => values.GroupBy(value => value).ToDictionary(group => group.Key, group => group.LongCount());
}
