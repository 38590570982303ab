namespace ModelMonitor.Statistics;

/// <summary>How often prediction intervals held the actual value.</summary>
/// <param name="Covered">Rows whose actual value lies within its interval, ends included.</param>
/// <param name="Below">Rows whose actual value lies below its interval.</param>
/// <param name="Above">Rows whose actual value lies above its interval.</param>
/// <param name="MeanWidth">Mean width of the intervals, in the units of the data: wide intervals cover easily.</param>
/// <param name="Interval">
/// Wilson's interval of the coverage. The model has lost its nominal coverage when that lies outside.
/// </param>
public readonly record struct IntervalCoverageResult(
    long Covered, long Below, long Above, double MeanWidth, ProportionInterval Interval)
{
    /// <summary>Number of rows.</summary>
    public long Count => Covered + Below + Above;

    /// <summary>Share of rows covered, in [0, 1].</summary>
    public double Coverage => (double)Covered / Count;
}
