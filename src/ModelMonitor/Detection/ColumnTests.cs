namespace ModelMonitor.Detection;

/// <summary>What a window shows of one column, before it is decided.</summary>
/// <param name="Statistics">The distances from the baseline.</param>
/// <param name="Sizes">How much the values are worth; <see langword="null"/> where they are too few to compare.</param>
/// <param name="Tests">The tests; where there is one of the distribution, it is the first.</param>
internal readonly record struct ColumnTests(DriftStatistics Statistics, ColumnSizes? Sizes, AspectTest[] Tests);
