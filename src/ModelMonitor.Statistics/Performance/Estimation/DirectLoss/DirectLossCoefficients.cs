namespace ModelMonitor.Statistics;

/// <summary>
/// All state of a <see cref="DirectLossEstimator"/>, to keep with the baseline. A vector of coefficients holds the
/// intercept and then one for each bin, column after column; a column with E edges has E + 1 bins.
/// </summary>
/// <param name="Edges">
/// Strictly increasing edges of the bins of each feature and, last, of the prediction; x on an edge falls to the left.
/// </param>
/// <param name="Absolute">Coefficients of |e|.</param>
/// <param name="Squared">Coefficients of e².</param>
/// <param name="Quartic">Coefficients of e⁴.</param>
/// <param name="BaselineSize">Number of baseline rows.</param>
public sealed record DirectLossCoefficients(
    IReadOnlyList<double[]> Edges, double[] Absolute, double[] Squared, double[] Quartic, long BaselineSize);
