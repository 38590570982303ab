namespace ModelMonitor.Statistics;

/// <summary>What the error e = y − ŷ of a row is expected to be.</summary>
/// <param name="Absolute">E|e|, 0 or more.</param>
/// <param name="Squared">E e², 0 or more.</param>
/// <param name="Quartic">E e⁴, 0 or more; it says how uncertain e² is.</param>
public readonly record struct ExpectedLoss(double Absolute, double Squared, double Quartic);
