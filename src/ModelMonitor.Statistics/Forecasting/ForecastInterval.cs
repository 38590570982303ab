namespace ModelMonitor.Statistics;

/// <summary>A forecast with its prediction interval.</summary>
/// <param name="Horizon">Steps ahead.</param>
/// <param name="Mean">The expected value.</param>
/// <param name="StandardDeviation">Standard deviation of the value around it.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end.</param>
public readonly record struct ForecastInterval(int Horizon, double Mean, double StandardDeviation, double Low, double High);
