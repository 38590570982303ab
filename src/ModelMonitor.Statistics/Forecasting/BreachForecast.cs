namespace ModelMonitor.Statistics;

/// <summary>When a series is expected to leave its allowed range, in steps from now.</summary>
/// <param name="Early">The first step with a probability of at least 10 %; null when there is none within the horizon.</param>
/// <param name="Median">The first step with a probability of at least 50 %.</param>
/// <param name="Late">The first step with a probability of at least 90 %.</param>
/// <param name="Probability">The probability at the horizon.</param>
/// <param name="Horizon">How many steps were looked ahead.</param>
public readonly record struct BreachForecast(int? Early, int? Median, int? Late, double Probability, int Horizon);
