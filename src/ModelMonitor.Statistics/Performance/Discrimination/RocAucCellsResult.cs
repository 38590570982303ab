namespace ModelMonitor.Statistics;

/// <summary>An area under the ROC curve known only by cells of scores.</summary>
/// <param name="Auc">The area, ties and scores of one cell counting ½; NaN when a class is empty.</param>
/// <param name="Low">Certified lower bound of the area of the raw scores, attained by some scores with these counts.</param>
/// <param name="High">Certified upper bound, likewise.</param>
/// <param name="Positives">Number of positives.</param>
/// <param name="Negatives">Number of negatives.</param>
public readonly record struct RocAucCellsResult(double Auc, double Low, double High, long Positives, long Negatives);
