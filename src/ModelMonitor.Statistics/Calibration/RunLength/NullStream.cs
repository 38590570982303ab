namespace ModelMonitor.Statistics;

/// <summary>Simulates an unchanged stream of 2W − 1 values, and gives the statistics of its W windows.</summary>
internal delegate void NullStream(Random random, Span<double> statistics);
