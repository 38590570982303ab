using ModelMonitor.Alerting;
using ModelMonitor.Detection;
using ModelMonitor.Schema;
using QuickStart.Telemetry;

namespace QuickStart;

/// <summary>What the agent said while the flights went by.</summary>
internal sealed record ReplayResult(
    Scenario Scenario,
    IReadOnlyList<Flight> Flights,
    IReadOnlyList<WindowReport> Windows,
    IReadOnlyList<Alert> Alerts,
    IReadOnlyList<Incident> Incidents,
    IReadOnlyDictionary<string, int> Told,
    IReadOnlyList<ExportedMetric> Metrics,
    bool Delivered)
{
    /// <summary>The cut at which common practice calls a PSI drift, whatever the size of the window.</summary>
    public const double BarePsiCut = 0.1;

    /// <summary>The flights before the first broken one; all of them where nothing breaks.</summary>
    public int FlightsBeforeBreak { get; } = Flights.TakeWhile(flight => !(flight.Departure >= Scenario.BreaksOn)).Count();

    public IEnumerable<Alert> Raised => Alerts.Where(alert => alert.Kind == AlertKind.Raised);

    /// <summary>The window in which an alert came: an alarm may come while it fills, the end of one with a window.</summary>
    public long WindowOf(Alert alert) => alert.Kind == AlertKind.Raised
        ? 1 + ((Told[alert.Incident.Id] - 1) / Replay.WindowSize)
        : Windows.Last(window => window.End <= alert.Time).Sequence;

    /// <summary>The predictions from the first broken flight to the incident of an alert; negative where it came before.</summary>
    public long PredictionsUntil(Alert alert) => Told[alert.Incident.Id] - FlightsBeforeBreak;

    /// <summary>The flights of a window, as they were before the scenario touched them.</summary>
    public IReadOnlyList<Flight> FlightsOf(WindowReport window) =>
        [.. Flights.Skip((int)(window.Sequence - 1) * Replay.WindowSize).Take(Replay.WindowSize)];

    /// <summary>The windows in which a bare PSI of 0.1 or more would have fired on one of the features.</summary>
    public int WindowsOverBareCut(params string[] features) => Windows.Count(window => window.Columns.Any(column =>
        features.Contains(column.Name) && column.Statistics.Psi >= BarePsiCut));

    public string[] Features => [.. Windows[0].Columns.Where(column => column.Role == ColumnRole.Feature).Select(column => column.Name)];
}
