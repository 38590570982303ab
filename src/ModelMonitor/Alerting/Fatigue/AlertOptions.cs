namespace ModelMonitor.Alerting;

/// <summary>How often and of what alerts are sent.</summary>
public sealed class AlertOptions
{
    internal const int MaxKeptIncidents = 10_000;

    internal static readonly TimeSpan MaxCooldown = TimeSpan.FromDays(31);

    /// <summary>
    /// How long a cause that is over stays known: where it comes back within this time, its incident is opened again, and
    /// is told only if it is still open when the time since its end was told is over. An open incident escalates at most
    /// once in this time.
    /// </summary>
    /// <value>The default value is 1 hour. Allowed: 0 to 31 days.</value>
    public TimeSpan Cooldown { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The least severity of which alerts are sent; incidents below it are kept and counted all the same.</summary>
    /// <value>The default value is <see cref="IncidentSeverity.Low"/>: all are sent.</value>
    public IncidentSeverity MinimumSeverity { get; set; } = IncidentSeverity.Low;

    /// <summary>How many resolved incidents of a model are kept, the last ones.</summary>
    /// <value>The default value is 100. Allowed: 1 to 10,000.</value>
    public int KeptIncidents { get; set; } = 100;

    internal AlertOptions Copy() => (AlertOptions)MemberwiseClone();
}
