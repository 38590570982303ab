namespace ModelMonitor.Alerting;

/// <summary>Where alerts go. Implementations are user code: they may be slow, fail or hang without harm to the agent.</summary>
public interface IAlertSink
{
    /// <summary>Delivers an alert.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="cancellationToken">Cancelled when the time for the delivery is over.</param>
    ValueTask SendAsync(Alert alert, CancellationToken cancellationToken);
}
