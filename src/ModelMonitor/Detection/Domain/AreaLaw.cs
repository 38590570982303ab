using MathNet.Numerics.Distributions;

namespace ModelMonitor.Detection;

/// <summary>
/// The area under the curve of a domain classifier where nothing has changed: normal about ½ with twice the variance of Mann
/// and Whitney, for the dependence of the folds; and where rows follow each other in time, above ½, since any stretch of them
/// lies off its distribution.
/// </summary>
/// <remarks>
/// The mean of n rows with autocorrelation time t has the variance of n independent ones and (t - 1) / n more. What columns
/// lie off in common is the squared distance D of two normal distributions, which an ideal classifier tells by an area of
/// Φ(√(D / 2)); one that has learned its p terms from m and n rows, by that of D / √(D + p/m + p/n) for √D (Raudys 1972). D is
/// simulated: a sum of squared normal deviates. Squares of values have the time (t² + 1) / (2 t), as in an autoregressive
/// column. A column that the classifier hardly uses is no reason for the area that it has: of one whose share is below a
/// quarter of the mean, only so much counts.
/// </remarks>
internal static class AreaLaw
{
    private const int Draws = 1_000;

    // Four of five folds.
    private const double LearnedFrom = 0.8;

    private const double FullShare = 0.25;

    /// <summary>How often so large an area comes by chance.</summary>
    /// <param name="area">The area.</param>
    /// <param name="terms">The terms of the classifier.</param>
    /// <param name="rows">The rows compared on both sides.</param>
    /// <param name="totals">The rows that they were drawn from on both sides, in the order of time.</param>
    /// <param name="times">The autocorrelation time of each column, 1 and up; empty for independent rows.</param>
    /// <param name="shares">The share of each column in what the classifier tells, 0 to 1.</param>
    /// <param name="random">What to draw with.</param>
    public static double PValue(
        double area, int terms, (double Reference, double Own) rows, (double Reference, double Own) totals, IReadOnlyList<double> times,
        IReadOnlyList<double> shares, Random random)
    {
        var deviation = Math.Sqrt(2 * (rows.Reference + rows.Own + 1) / (12 * rows.Reference * rows.Own));
        var noise = terms * ((1 / rows.Reference) + (1 / rows.Own)) / LearnedFrom;
        var scale = (1 / totals.Reference) + (1 / totals.Own);
        double[] excess =
        [
            .. times.SelectMany((time, column) =>
            {
                var weight = Math.Min(1, shares[column] * shares.Count / FullShare) * scale;
                return (double[])[weight * (time - 1), weight * ((((time * time) + 1) / (2 * time)) - 1)];
            }).Where(each => each > 0),
        ];
        if (excess is [])
        {
            return Normal.CDF(0, 1, (0.5 - area) / deviation);
        }

        var sum = 0.0;
        for (var draw = 0; draw < Draws; draw++)
        {
            var distance = 0.0;
            foreach (var each in excess)
            {
                var deviate = Normal.Sample(random, 0, 1);
                distance += each * deviate * deviate;
            }

            var byChance = Normal.CDF(0, 1, distance / Math.Sqrt(2 * (distance + noise)));
            sum += Normal.CDF(0, 1, (byChance - area) / deviation);
        }

        return sum / Draws;
    }
}
