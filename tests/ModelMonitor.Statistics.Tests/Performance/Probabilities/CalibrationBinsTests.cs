namespace ModelMonitor.Statistics.Tests;

public sealed class CalibrationBinsTests
{
    [Fact]
    public void Bins_of_equal_mass_hold_equal_shares_of_their_baseline()
    {
        var random = new Random(6);
        var baseline = Enumerable.Range(0, 1000).Select(_ => Math.Pow(random.NextDouble(), 3)).ToArray();
        var bins = CalibrationBins.EqualMass(baseline);
        foreach (var p in baseline)
        {
            bins.Add(false, p);
        }
        bins.Bins.ShouldBe(10);
        for (var i = 0; i < 10; i++)
        {
            bins[i].Count.ShouldBe(100);
            bins[i].MeanProbability.ShouldBeGreaterThan(i > 0 ? bins[i - 1].MeanProbability : 0);
        }
    }

    [Fact]
    public void Tied_groups_of_the_baseline_are_one_bin()
    {
        var bins = CalibrationBins.EqualMass([0.2, 0.2, 0.2, 0.2, 0.2, 0.9], bins: 6);
        bins.Bins.ShouldBe(2);
        bins.Add(true, 0.899);
        bins.Add(true, 0.9);
        bins.Add(false, 0);
        (bins[0].Count, bins[1].Count).ShouldBe((2, 1));
        CalibrationBins.EqualMass([0.5, 0.5]).Bins.ShouldBe(1);
    }

    [Fact]
    public void Probabilities_on_an_edge_belong_to_the_bin_above()
    {
        var bins = CalibrationBins.EqualWidth(4);
        foreach (var p in new[] { 0, 0.25, 0.5, 0.75, 1 })
        {
            bins.Add(true, p);
        }
        Enumerable.Range(0, 4).Select(i => bins[i].Count).ShouldBe([1, 1, 1, 2]);
    }

    [Fact]
    public void Bad_input_is_named_and_leaves_no_trace()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => CalibrationBins.EqualWidth(0)).ParamName.ShouldBe("bins");
        Should.Throw<ArgumentException>(() => CalibrationBins.EqualMass([])).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentException>(() => CalibrationBins.EqualMass([0.5, 2])).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentOutOfRangeException>(() => CalibrationBins.EqualMass([0.5], 1_000_000)).ParamName.ShouldBe("bins");
        var bins = CalibrationBins.EqualWidth(10);
        Should.Throw<ArgumentOutOfRangeException>(() => bins.Add(true, 1.01)).ParamName.ShouldBe("probability");
        Should.Throw<ArgumentOutOfRangeException>(() => bins.Add(true, double.NaN));
        bins.Count.ShouldBe(0);
        bins.Error().Expected.ShouldBe(double.NaN);
        bins.Error().Maximum.ShouldBe(double.NaN);
        bins.Add(true, 1);
        bins[9].ShouldBe(new CalibrationBin(1, 1, 1));
    }

    private static CalibrationBins Of(LabelledRows rows)
    {
        var bins = CalibrationBins.EqualMass([0, 0.2, 0.4, 0.6, 0.8], bins: 5);
        for (var i = 0; i < rows.Actual.Length; i++)
        {
            bins.Add(rows.Actual[i], rows.Scores[i]);
        }
        return bins;
    }
}
