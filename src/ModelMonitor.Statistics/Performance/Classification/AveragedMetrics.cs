namespace ModelMonitor.Statistics;

/// <summary>Precision, recall and F1 averaged over the classes that occur, as actual or as predicted class.</summary>
/// <param name="Precision">Average precision; NaN when it is undefined for every class.</param>
/// <param name="Recall">Average recall; NaN without rows.</param>
/// <param name="F1">Average F1; NaN without rows.</param>
/// <param name="Classes">Number of classes that occur.</param>
/// <param name="UndefinedPrecisions">How many of them were never predicted: their precision is 0/0.</param>
/// <param name="UndefinedRecalls">How many of them have no actual row: their recall is 0/0.</param>
public readonly record struct AveragedMetrics(
    double Precision, double Recall, double F1, int Classes, int UndefinedPrecisions, int UndefinedRecalls);
