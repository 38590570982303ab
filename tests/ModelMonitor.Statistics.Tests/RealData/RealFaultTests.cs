namespace ModelMonitor.Statistics.Tests;

/// <summary>Faults that are known to be in the real data.</summary>
public sealed class RealFaultTests
{
    [SharedDataFact]
    public void A_humidity_sensor_that_was_stuck_at_zero_for_a_day_is_found()
    {
        var data = MonitoredModel.Of("bike_sharing_hourly");
        var reference = data.Numbers("humidity", data.Reference);
        var repeats = reference.Zip(reference.Skip(1)).Count(pair => pair.First == pair.Second) / (reference.Length - 1.0);
        var sensor = new StuckSensor(repeats, reference.Length);
        sensor.LongestPlausibleRun.ShouldBeInRange(13, 14);

        var all = data.Numbers("humidity", ..);
        var signals = Enumerable.Range(0, all.Length).Where(row => sensor.Update(all[row]) == ChangeSignal.Change).ToArray();
        // Rows 1551 to 1572 are the fault. The others are the runs of 14 hours and more: 15 and 27 hours of fog, 16 at 88 %, 19 at 66 %.
        signals.ShouldBe([1551 + 13, 2036 + 13, 8036 + 13, 13497 + 13, 16343 + 13]);
    }

    [SharedDataFact]
    public void Twelve_rows_of_the_bank_are_repeats()
    {
        var columns = SharedData.Csv("data/bank_marketing.csv").Values.ToArray();
        var hashes = new HashSet<ulong>();
        for (var row = 0; row < columns[0].Length; row++)
        {
            hashes.Add(columns.Aggregate(0UL, (hash, column) => RepeatedRows.Combine(hash, StableHash.Of(column[row]))));
        }
        hashes.Count.ShouldBe(columns[0].Length - 12);
        DuplicateShare.Of(hashes.Count, columns[0].Length).ShouldBeWithin(12.0 / 41_188, 1e-9);
    }

    [SharedDataFact]
    public void Prices_that_were_constant_come_alive_when_the_markets_are_joined()
    {
        var data = MonitoredModel.Of("elec2");
        var (before, after) = (data.Numbers("vic_price", ..17_424), data.Numbers("vic_price", 17_424..));
        before.Distinct().Count().ShouldBe(1);
        var modal = after.GroupBy(value => value).Max(group => group.LongCount());
        ModalShare.Compare(modal, after.Length, before.Length, before.Length).HasCollapsed.ShouldBeTrue();
        ModalShare.Compare(before.Length, before.Length, modal, after.Length).HasCollapsed.ShouldBeFalse();

        // A constant baseline leaves one plausible value, so that nearly all that follow are reported.
        var rules = new ValueRules(ValueRange.Plausible(before));
        rules.Plausible.ShouldBe(new ValueRange(before[0], before[0]));
        var faults = new FaultCounts();
        foreach (var value in after)
        {
            faults.Add(rules.Check(value));
        }
        RateIncrease.Test(0, before.Length, faults.Faulty, faults.Total).IsExcessive.ShouldBeTrue();
    }
}
