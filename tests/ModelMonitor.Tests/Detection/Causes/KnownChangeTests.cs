using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;
using Xunit.Abstractions;

namespace ModelMonitor.Tests.Detection.Causes;

/// <summary>The changes that the descriptions of the data sets tell of are found in the streams as they came.</summary>
public class KnownChangeTests(ITestOutputHelper output)
{
    private const int WindowRows = 250;

    /// <summary>On 4 May 1997 the markets of two states were joined: three columns that were constant begin to vary.</summary>
    [SharedDataTheory]
    [InlineData("vic_price")]
    [InlineData("vic_demand")]
    [InlineData("transfer")]
    public void The_joined_electricity_markets_are_found(string column) =>
        Delay("elec2", baseline: 0..8_064, from: 16_424, change: 17_424, column).ShouldBeLessThanOrEqualTo(2 * WindowRows);

    /// <summary>In July 2008 the bank's calls move from telephones to mobile ones; in October the crisis moves its indicators.</summary>
    [SharedDataTheory]
    [InlineData(0, 12_000, 12_137, "contact")]
    [InlineData(12_200, 23_997, 23_997, "emp_var_rate")]
    [InlineData(12_200, 23_997, 23_997, "euribor3m")]
    public void The_changes_of_the_bank_s_campaigns_are_found(int start, int end, int change, string column) =>
        Delay("bank", start..end, from: end, change, column).ShouldBeLessThanOrEqualTo(3 * WindowRows);

    /// <summary>
    /// On 11 February the door of the room is opened, and the air is another. Readings of a minute are so much alike that
    /// 25 count as one, the most that is allowed for: a window of 250 is ten.
    /// </summary>
    [SharedDataTheory]
    [InlineData("humidity")]
    [InlineData("co2")]
    public void The_open_door_is_found(string column) =>
        Delay("occupancy", 0..10_808, from: 10_808, change: 10_808, column).ShouldBeLessThanOrEqualTo(14 * WindowRows);

    /// <summary>The rows from a change to the end of the first window after it in which the column is an alarm.</summary>
    private int Delay(string name, Range baseline, int from, int change, string column)
    {
        var reports = Reports(name, baseline, from, WindowRows);
        var first = reports.Select((report, i) => (report, End: from + ((i + 1) * WindowRows)))
            .First(window => window.End > change
                && window.report.Findings.Any(finding => finding.Columns.Contains(column) && finding.State == DriftState.Drifted));
        output.WriteLine($"{name}, {column}: alarm {first.End - change} rows after the change: "
            + first.report.Findings.First(finding => finding.Columns.Contains(column)));
        return first.End - change;
    }

    private static IReadOnlyList<WindowReport> Reports(string name, Range baseline, int from, int windowRows)
    {
        var stream = RealStreams.Get(name);
        var rows = stream.Rows.ToArray();
        var replay = new StreamReplay(stream, $"known-{baseline}-{from}-{windowRows}", rows[baseline]);
        return replay.Reports(rows[from..Math.Min(rows.Length, from + 4_000)], windowRows);
    }
}
