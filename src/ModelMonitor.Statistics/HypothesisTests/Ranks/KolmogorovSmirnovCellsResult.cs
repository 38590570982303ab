namespace ModelMonitor.Statistics;

/// <summary>
/// A two-sample Kolmogorov-Smirnov test of two samples known only by their cells. The D of the raw samples lies
/// between <paramref name="Statistic"/> and <paramref name="UpperBound"/>.
/// </summary>
/// <param name="Statistic">D at the cell edges, in [0, 1]: a lower bound of the D of the raw samples.</param>
/// <param name="UpperBound">Certified upper bound of the D of the raw samples, at most 1.</param>
/// <param name="Cell">The cell at whose upper edge D is attained, the first one of several.</param>
/// <param name="Difference">F − G at that edge; positive when the baseline lies lower than the live sample.</param>
/// <param name="BaselineSize">Number of baseline observations.</param>
/// <param name="LiveSize">Number of live observations.</param>
public readonly record struct KolmogorovSmirnovCellsResult(
    double Statistic, double UpperBound, int Cell, double Difference, long BaselineSize, long LiveSize)
{
    /// <summary>Two-sided asymptotic p-value of the statistic; conservative. Worked out when it is asked for.</summary>
    public double PValue => KolmogorovSmirnovLaw.Asymptotic(BaselineSize, LiveSize, Statistic);
}
