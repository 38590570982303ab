namespace ModelMonitor.Baselines;

/// <summary>Principal components of the cell scores of all columns.</summary>
/// <param name="Means">The mean score of each column.</param>
/// <param name="Scales">Its standard deviation; 0 for a column that does not vary.</param>
/// <param name="Components">The components that hold the variance, each of as many loadings as there are columns.</param>
/// <param name="ErrorMean">The mean reconstruction error of a row.</param>
/// <param name="ErrorDeviation">Its standard deviation.</param>
/// <param name="Rows">The rows behind it.</param>
internal sealed record LinearStructure(
    double[] Means, double[] Scales, IReadOnlyList<double[]> Components, double ErrorMean, double ErrorDeviation, long Rows);
