namespace ModelMonitor.Alerting;

/// <summary>What changed first.</summary>
/// <param name="Subject">A column, <c>model</c>, a pair <c>a ~ b</c>, or <c>segment = value: column</c>.</param>
/// <param name="Time">The end of the window that first showed it, as a suspicion or an alarm.</param>
public readonly record struct FirstMover(string Subject, DateTimeOffset Time);
