using ModelMonitor.Aggregation;

namespace ModelMonitor.Detection;

/// <summary>
/// How much a sample of rows tells. Distinct rows are drawn by their content, so that one which comes often is drawn, or not,
/// with all its copies; and rows in a row are alike.
/// </summary>
/// <param name="Weight">The rows that were drawn, with their copies.</param>
/// <param name="DrawnVariance">The variance by which rows are drawn or not, relative to that of one row.</param>
/// <param name="Rows">All rows that it was drawn from.</param>
internal readonly record struct SampleWorth(double Weight, double DrawnVariance, long Rows)
{
    /// <summary>What a sample is worth.</summary>
    public static SampleWorth Of(RowSample sample)
    {
        var (weight, squares) = (0.0, 0.0);
        for (var i = 0; i < sample.Count; i++)
        {
            double copies = sample.Multiplicity(i);
            (weight, squares) = (weight + copies, squares + (copies * copies));
        }

        var undrawn = Math.Max(0, 1 - (sample.Count / sample.DistinctRows));
        return new(weight, undrawn * squares / (weight * weight), sample.Rows);
    }

    /// <summary>How many independent rows tell as much as the sample does.</summary>
    /// <param name="time">The autocorrelation time, 1 and up.</param>
    public double EffectiveRows(double time) => 1 / (DrawnVariance + (time / Rows));
}
