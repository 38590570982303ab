namespace ModelMonitor.Statistics;

/// <summary>An item that is frequent, and between which bounds its true count lies.</summary>
/// <param name="Item">The text, cut to its first 128 characters.</param>
/// <param name="LowerBound">It was added at least so often.</param>
/// <param name="UpperBound">It was added at most so often.</param>
public readonly record struct HeavyHitter(string Item, long LowerBound, long UpperBound);
