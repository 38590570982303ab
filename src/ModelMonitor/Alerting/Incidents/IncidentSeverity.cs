namespace ModelMonitor.Alerting;

/// <summary>
/// How much an incident matters. The largest effect of its findings (in multiples of the floor from which a change counts
/// as large, times the importance of the column, where 1 is the average) chooses the row, and whether the prediction
/// itself is hit the column: its distribution has moved, predictions throw, or none come.
/// <list type="table">
/// <listheader><term>effect x importance</term><description>prediction as it was; prediction hit</description></listheader>
/// <item><term>below 3</term><description><see cref="Low"/>; <see cref="Medium"/></description></item>
/// <item><term>3 to 10</term><description><see cref="Medium"/>; <see cref="High"/></description></item>
/// <item><term>10 and up</term><description><see cref="High"/>; <see cref="Critical"/></description></item>
/// </list>
/// While an incident is open its severity does not fall.
/// </summary>
public enum IncidentSeverity
{
    /// <summary>A change near the floor, in what the model does not depend on much.</summary>
    Low,

    /// <summary>A plain change, or one near the floor with the prediction moved.</summary>
    Medium,

    /// <summary>A large change, or a plain one with the prediction moved.</summary>
    High,

    /// <summary>A large change, and the prediction is hit by it.</summary>
    Critical,
}
