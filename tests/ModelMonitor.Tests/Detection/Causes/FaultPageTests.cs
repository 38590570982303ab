using System.Globalization;
using System.Text;
using ModelMonitor.Tests.Shared;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection.Causes;

/// <summary>Writes docs/faults.md: what is named and found in real data.</summary>
public class FaultPageTests
{
    private static readonly string[] s_streams = ["elec2", "bike", "bank", "occupancy", "flights"];
    private static readonly int[] s_windows = [250, 500, 1_000];

    [SharedDataFact]
    public void The_page_tells_what_was_named_and_found() =>
        TextSnapshot.MatchFile(Path.Combine(SharedData.Repository, "docs/faults.md"), Page());

    private static string Page() => new StringBuilder()
        .Append(CultureInfo.InvariantCulture, $"""
            # Faults and changes in real data

            Measured by `FaultNamingTests` and `KnownChangeTests`, which write this page. The streams: *elec2* (electricity market, half-hourly), *bike*
            (rentals, hourly), *bank* (calls of a campaign), *occupancy* (sensors of a room, one reading a minute), *flights* (those
            of the QuickStart).

            ## Ten faults

            Each is put into {FaultNaming.Draws} windows of {FaultNaming.WindowRows:N0} rows in random order, so that nothing else changes. Right is a window whose first finding
            names the kind of the fault and its columns.

            | stream | fault | named as | right |
            | --- | --- | --- | --- |

            """)
        .Append(string.Concat(s_streams.SelectMany(Rows)))
        .Append(CultureInfo.InvariantCulture, $"""

            ## Known changes

            The streams in the order of time, with default options: the rows from the first that is changed to the end of the window
            that raises the alarm of the column; the window that holds the change is in it. Two windows must show a change, so that none is
            found in less than one window and a part.

            | stream | what happened | column |{string.Concat(s_windows.Select(rows => $" windows of {rows:N0} |"))}
            | --- | --- | --- |{string.Concat(s_windows.Select(_ => " --- |"))}

            """)
        .Append(string.Concat(KnownChanges.All.Select(Row)))
        .Append("""

            Readings of a minute are alike: 25 of the occupancy's rows count as one, the most that is allowed for, and 250 are ten. Where rows
            are so alike a window should hold twenty times as many. The broken sensor of the bikes lasts 22 rows, which count as
            one, and ends before a second window: a rule (`[Range]`) on the column tells such values row by row.

            """)
        .ToString().ReplaceLineEndings("\n");

    private static IEnumerable<string> Rows(string stream) =>
        from fault in FaultNaming.Of(stream)
        let named = fault.Named.GroupBy(kind => kind).OrderByDescending(kind => kind.Count()).ThenBy(kind => kind.Key, StringComparer.Ordinal)
        select $"| {stream} | {fault.Fault} | {string.Join(", ", named.Select(kind => $"{kind.Key} {kind.Count()}"))} | {fault.Right} of {fault.Named.Count} |\n";

    private static string Row(KnownChange change)
    {
        var delays = s_windows.Select(rows => KnownChanges.Delay(change, rows) is { } delay ? delay.Rows.ToString("N0", CultureInfo.InvariantCulture) : "not found");
        return $"| {change.Stream} | {change.What} | `{change.Column}` | {string.Join(" | ", delays)} |\n";
    }
}
