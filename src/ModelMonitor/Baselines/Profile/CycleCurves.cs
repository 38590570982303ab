namespace ModelMonitor.Baselines;

/// <summary>How other features go with one that goes round a circle: a shift of hours that all are equally frequent shows nowhere else.</summary>
/// <param name="Column">The index of the column that goes round.</param>
/// <param name="Cycle">Its circle.</param>
/// <param name="Curves">The features that depend on it most.</param>
internal sealed record CycleCurves(int Column, Cycle Cycle, IReadOnlyList<CycleCurve> Curves);

/// <summary>The cell scores of a feature by the cell of the column that goes round.</summary>
/// <param name="Column">The index of the feature.</param>
/// <param name="Means">By ordered cell: the mean score; 0 where there are no rows.</param>
/// <param name="Variances">By ordered cell: the variance.</param>
internal sealed record CycleCurve(int Column, double[] Means, double[] Variances);
