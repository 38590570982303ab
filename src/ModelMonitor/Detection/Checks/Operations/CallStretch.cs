namespace ModelMonitor.Detection;

/// <summary>The predictions in a stretch of time.</summary>
/// <param name="HourOfWeek">The hour of the week in which it began, from 0.</param>
/// <param name="Calls">The predictions, those that threw included.</param>
/// <param name="Time">Its length, above 0.</param>
internal readonly record struct CallStretch(int HourOfWeek, long Calls, TimeSpan Time);
