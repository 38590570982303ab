using ModelMonitor.Schema;

namespace ModelMonitor.Alerting;

/// <summary>What the incidents of one model depend on.</summary>
/// <param name="Schema">The model's columns.</param>
/// <param name="Options">How often of what is told.</param>
/// <param name="Importance">The relative importance of features; one that is not named has 1.</param>
/// <param name="Panes">The panes of a window: how many windows are judged on the way from one to the next that shares no row with it.</param>
/// <param name="PersistenceWindows">How many windows without rows in common a suspicion may take to be confirmed.</param>
internal sealed record IncidentSettings(
    ModelSchema Schema, AlertOptions Options, IEnumerable<KeyValuePair<string, double>> Importance, int Panes, int PersistenceWindows);
