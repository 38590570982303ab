namespace ModelMonitor.Baselines;

/// <summary>The mean output among the rows of each cell of each feature: what a change of the feature's shares does to the output.</summary>
/// <param name="Output">The index of the output column: the score if there is one.</param>
/// <param name="Category">The cell of the output's category whose share is the response; -1 where the output is a quantity.</param>
/// <param name="Mean">The mean response over all rows.</param>
/// <param name="Curves">By feature column: the mean response in each cell; the overall mean where the cell has no rows.</param>
internal sealed record ResponseCurves(int Output, int Category, double Mean, IReadOnlyList<double[]> Curves);
