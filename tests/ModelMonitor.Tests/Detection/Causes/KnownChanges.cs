using System.Collections.Concurrent;
using ModelMonitor.Detection;
using ModelMonitor.Hosting;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection.Causes;

/// <summary>A change that the description of a data set tells of.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="What">What happened.</param>
/// <param name="Column">The column that must be an alarm.</param>
/// <param name="Baseline">The rows of the baseline.</param>
/// <param name="From">The row from which an agent watches.</param>
/// <param name="Change">The first row of the change.</param>
/// <param name="Rows">How many rows it lasts; 0 where it stays.</param>
internal sealed record KnownChange(string Stream, string What, string Column, Range Baseline, int From, int Change, int Rows = 0);

/// <summary>The known changes of the streams as they came, and how soon they are alarms.</summary>
internal static class KnownChanges
{
    // From the first row that is watched.
    private const int MostRows = 5_000;

    private static readonly int s_slowWindows = new ModelOptions().SlowWindows;

    private static readonly ConcurrentDictionary<(string, int, int), Lazy<StreamWatch>> Watched = [];

    public static IReadOnlyList<KnownChange> All { get; } =
    [
        .. Of("elec2", "the markets of two states are joined", 0..8_064, 16_424, 17_424, "vic_price", "vic_demand", "transfer"),
        .. Of("bank", "July 2008: calls move from telephones to mobile ones", 0..12_000, 12_000, 12_137, "contact"),
        .. Of("bank", "October 2008: the crisis", 12_200..23_997, 23_997, 23_997, "emp_var_rate", "euribor3m"),
        .. Of("occupancy", "the door of the room is opened", 0..10_808, 10_808, 10_808, "humidity", "co2"),
        new("bike", "10 March 2011: the humidity is 0 for 22 hours", "humidity", 0..1_301, 1_301, 1_551, Rows: 22),
    ];

    /// <summary>The rows from a change to the end of the window in which its column becomes an alarm, of either horizon.</summary>
    public static (int Rows, Finding Finding)? Delay(KnownChange change, int windowRows)
    {
        var watch = Watch(change, windowRows);
        return watch.Reports.Select(report => (Width: windowRows, Report: report))
            .Concat(watch.Slow.Select(report => (Width: windowRows * s_slowWindows, Report: report)))
            .Select(window => (
                window.Width,
                Rows: change.From + (int)(window.Report.Sequence * window.Width) - change.Change,
                Finding: window.Report.Findings.FirstOrDefault(finding => finding.State == DriftState.Drifted && finding.Columns.Contains(change.Column))!))
            .Where(found => found.Finding is not null && found.Rows > 0 && (change.Rows == 0 || found.Rows - found.Width < change.Rows))
            .OrderBy(found => found.Rows)
            .Select(found => ((int, Finding)?)(found.Rows, found.Finding))
            .FirstOrDefault();
    }

    /// <summary>By an agent with a baseline of its own: what another one has found out of p-values is not in it.</summary>
    private static StreamWatch Watch(KnownChange change, int windowRows) =>
        Watched.GetOrAdd((change.Stream, change.From, windowRows), _ => new(() =>
        {
            var stream = RealStreams.Get(change.Stream);
            object?[][] rows = [.. stream.Rows];
            return new StreamReplay(stream, $"known-{change.Change}-{windowRows}", rows[change.Baseline])
                .Watch(rows[change.From..Math.Min(rows.Length, change.From + MostRows)], windowRows);
        })).Value;

    private static IEnumerable<KnownChange> Of(string stream, string what, Range baseline, int from, int change, params string[] columns) =>
        columns.Select(column => new KnownChange(stream, what, column, baseline, from, change));
}
