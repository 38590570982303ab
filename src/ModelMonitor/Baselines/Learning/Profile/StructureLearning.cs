using ModelMonitor.Statistics;

namespace ModelMonitor.Baselines;

/// <summary>Fits principal components to the cell scores and measures what they leave of rows that they have not seen.</summary>
internal static class StructureLearning
{
    /// <summary>Below it components follow the noise of the rows rather than the data.</summary>
    public const int MinRowsOfColumn = 5;

    private const double VarianceShare = 0.65;
    private const int Folds = 8;

    // Below it a column is nearly constant: in units of its own deviation its few other values would outweigh all else, and
    // how many of them a sample has is luck.
    private const double LeastDeviation = 0.8;

    /// <summary>The structure of the rows.</summary>
    /// <param name="scores">The rows' scores.</param>
    /// <param name="covariance">Their covariances.</param>
    /// <returns><see langword="null"/> where there are too few rows, or the components leave nothing.</returns>
    public static LinearStructure? Of(Rows scores, RunningCovarianceMatrix covariance)
    {
        var columns = scores.Dimensions;
        if (columns < 2 || scores.Count < MinRowsOfColumn * columns)
        {
            return null;
        }

        scores = WithoutNearlyConstant(scores, covariance);
        covariance = RunningCovarianceMatrix.Of(scores);
        if (!Varies(covariance))
        {
            return null;
        }

        var components = PrincipalComponents.Fit(covariance, VarianceShare);
        if (components.Count == columns)
        {
            return null;
        }

        var (mean, deviation) = Errors(scores, components);
        return deviation <= 1e-6
            ? null
            : new(
                SignificantDigits.Round(Enumerable.Range(0, columns).Select(covariance.Mean)),
                SignificantDigits.Round(Enumerable.Range(0, columns).Select(column => Scale(covariance, column))),
                [.. Enumerable.Range(0, components.Count).Select(component => SignificantDigits.Round(components.Loadings(component).ToArray()))],
                SignificantDigits.Round(mean),
                SignificantDigits.Round(deviation),
                scores.Count);
    }

    /// <summary>
    /// The error of rows that had no part in the components: that of the rows that made them, and what components of the
    /// other folds leave more of a fold than of one that they know. Each difference is of one set of components, since where
    /// variances are equal another set may leave another column.
    /// </summary>
    private static (double Mean, double Deviation) Errors(Rows scores, PrincipalComponents components)
    {
        var (own, known, unknown) = (new RunningMoments(), new RunningMoments(), new RunningMoments());
        var rows = scores.Count;
        var bounds = Enumerable.Range(0, Folds + 1).Select(fold => (int)((long)fold * rows / Folds)).ToArray();
        for (var fold = 0; fold < Folds; fold++)
        {
            var others = RunningCovarianceMatrix.Of(scores.Slice(0, bounds[fold]));
            others.AddRange(scores.Slice(bounds[fold + 1], scores.Count - bounds[fold + 1]));
            var fitted = Varies(others) ? PrincipalComponents.FitComponents(others, components.Count) : components;
            var next = (fold + 1) % Folds;
            Measure(components, scores.Slice(bounds[fold], bounds[fold + 1] - bounds[fold]), ref own);
            Measure(fitted, scores.Slice(bounds[fold], bounds[fold + 1] - bounds[fold]), ref unknown);
            Measure(fitted, scores.Slice(bounds[next], bounds[next + 1] - bounds[next]), ref known);
        }

        // What is left more shrinks as the rows grow, and a fold's components lack its rows.
        var more = (unknown.Mean - known.Mean) * (Folds - 1) / Folds;
        return (own.Mean + Math.Max(0, more), own.StandardDeviation);
    }

    private static void Measure(PrincipalComponents components, Rows rows, ref RunningMoments errors)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            errors.Add(components.Measure(rows[row]).ReconstructionError);
        }
    }

    private static Rows WithoutNearlyConstant(Rows scores, RunningCovarianceMatrix covariance)
    {
        var columns = scores.Dimensions;
        bool[] isLeftOut = [.. Enumerable.Range(0, columns).Select(column => Scale(covariance, column) < LeastDeviation)];
        var kept = new double[scores.Count * columns];
        for (var row = 0; row < scores.Count; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                kept[row * columns + column] = isLeftOut[column] ? 0 : scores[row][column];
            }
        }

        return new(kept, columns);
    }

    private static bool Varies(RunningCovarianceMatrix covariance) =>
        Enumerable.Range(0, covariance.Dimensions).Any(column => covariance.Covariance(column, column) > 0);

    // The standardiser of the components divides by the rows, too.
    private static double Scale(RunningCovarianceMatrix covariance, int column) =>
        Math.Sqrt(covariance.Covariance(column, column) * (covariance.Count - 1) / covariance.Count);
}
