namespace ModelMonitor.Baselines;

/// <summary>The correlation of the cell scores of two columns.</summary>
/// <param name="First">The index of the first column.</param>
/// <param name="Second">The index of the second, above the first.</param>
/// <param name="Correlation">Pearson's, -1 to 1.</param>
/// <param name="Rows">The rows in which both are present.</param>
internal readonly record struct PairCorrelation(int First, int Second, double Correlation, long Rows);
