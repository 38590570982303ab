namespace ModelMonitor.Statistics;

/// <summary>The errors of a regression model on a window, estimated without labels.</summary>
/// <param name="MeanAbsoluteError">MAE, in units of the label.</param>
/// <param name="RootMeanSquaredError">RMSE, in units of the label.</param>
public readonly record struct DirectLossEstimate(PerformanceEstimate MeanAbsoluteError, PerformanceEstimate RootMeanSquaredError);
