namespace ModelMonitor.Detection;

/// <summary>How much a column tells rows apart.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Share">
/// Its part of the variance of the log-odds by which the classifier tells, 0 to 1; those of all columns add up to 1, or are 0
/// where nothing differs. Columns that say the same have their parts of it.
/// </param>
public sealed record ColumnImportance(string Column, double Share);
