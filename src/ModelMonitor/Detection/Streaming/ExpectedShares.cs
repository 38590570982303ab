namespace ModelMonitor.Detection;

/// <summary>The shares that a pane is expected to have, where they depend on its rows, such as by season.</summary>
/// <param name="column">The column.</param>
/// <param name="shares">Takes the share of each bin of the column's layout; they sum to 1.</param>
/// <returns>The baseline's rows that the shares rest on, above 0.</returns>
internal delegate double ExpectedShares(int column, Span<double> shares);
