namespace ModelMonitor.Statistics.Tests;

/// <summary>Code for the package readme, with the results it states.</summary>
public sealed class DataQualityReadmeExampleTests
{
    [Fact]
    public void Faulty_values_of_a_feature()
    {
        double[] baseline = [.. Enumerable.Range(0, 1000).Select(i => 15 + i % 97 / 10.0)];   // degrees, sorted below
        double[] live = [.. baseline[..300], -40, -40, 999, .. Enumerable.Repeat(double.NaN, 30)];

        Array.Sort(baseline);
        var rules = new ValueRules(ValueRange.Plausible(baseline), limits: new ValueRange(-50, 60));
        var faults = new FaultCounts();
        foreach (var value in live)
        {
            faults.Add(rules.Check(value));
        }
        var missing = RateIncrease.Test(baselineFaults: 10, baselineSize: 1000, faults[ValueFault.Missing], faults.Total);

        FormattableString.Invariant($"{faults[ValueFault.ImplausiblyLow]} implausibly low, {faults[ValueFault.AboveLimits]} above the limits")
            .ShouldBe("2 implausibly low, 1 above the limits");
        FormattableString.Invariant($"missing: {missing.LiveRate:P1}, at least {missing.LowerBound:P1}, excessive: {missing.IsExcessive}")
            .ShouldBe("missing: 9.0 %, at least 6.4 %, excessive: True");
    }
}
