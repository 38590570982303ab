using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>
/// Watches the joint distribution of all columns: the maximum mean discrepancy of random Fourier features (Gretton et al.
/// 2012; Rahimi and Recht 2007) between the sample and the baseline. It sees what no column and no pair shows.
/// </summary>
/// <remarks>
/// The null distribution is the baseline's, simulated at some sizes; between them mean, deviation and skewness are interpolated, and
/// the upper tail is that of Pearson's type III law.
/// </remarks>
internal sealed class JointDistributionCheck(Baseline baseline, ScoreTables tables, DriftOptions options) : WindowCheck
{
    // The discrepancy, as a distance, that is large.
    private const double Floor = 0.05;

    // Below it the law is normal to all digits that count.
    private const double LeastSkewness = 1e-3;

    private readonly JointDistribution? _joint = baseline.Profile.Joint;

    public override void AddTo(List<CheckTest> tests, WindowCounts window)
    {
        if (_joint is null || window.Sample.Count < 2)
        {
            return;
        }

        var scores = tables.Of(baseline);
        var rows = SampleWorth.Of(window.Sample).EffectiveRows(scores.MeanTime);
        if (rows < options.MinimumCount)
        {
            return;
        }

        var squared = SquaredDiscrepancy(_joint, scores, window.Sample, rows);
        var (mean, deviation, skewness) = Null(_joint, rows);
        var (expected, observed) = (Math.Sqrt(Math.Max(0, mean)), Math.Sqrt(Math.Max(0, squared)));
        tests.Add(new()
        {
            Subject = "model",
            Aspect = DriftAspect.JointDistribution,
            Kind = DriftKind.Dependence,
            Category = AlarmCategory.Robustness,
            PValue = UpperTail((squared - mean) / deviation, skewness),
            Expected = expected,
            Observed = observed,
            Effect = Detection.Effect.Of(observed, Floor),
            Describe = () => $"the columns together are distributed otherwise: a mean discrepancy of {Words.Number(observed)} where {Words.Number(Math.Sqrt(deviation))} is noise",
            Detectors = [CheckDetectorNames.RandomFourierMmd],
        });
    }

    /// <summary>The estimate of the squared discrepancy without the sample's own noise, which is that of so many independent rows.</summary>
    private double SquaredDiscrepancy(JointDistribution joint, SampledScores scores, RowSample sample, double rows)
    {
        var mean = new double[joint.Sums.Length];
        var features = new double[mean.Length];
        var row = new double[baseline.Columns.Count];
        var (weight, squares) = (0.0, 0.0);
        for (var i = 0; i < sample.Count; i++)
        {
            scores.Read(sample.Row(i), row);
            scores.Features!.Transform(row, features);
            double copies = sample.Multiplicity(i);
            weight += copies;
            squares += copies * Vectors.Dot(features, features);
            if (copies > 1)
            {
                Scale(features, copies);
            }

            Vectors.AddTo<double>(mean, features);
        }

        Scale(mean, 1 / weight);
        var (own, theirs, both) = (Vectors.Dot(mean, mean), Vectors.Dot(joint.Sums, joint.Sums), Vectors.Dot(mean, joint.Sums));
        double m = joint.Rows;
        return ((own - (squares / weight / rows)) / (1 - (1 / rows))) + ((theirs - joint.Squares) / (m * (m - 1))) - (2 * both / m);
    }

    private static void Scale(Span<double> values, double factor)
    {
        foreach (ref var value in values)
        {
            value *= factor;
        }
    }

    /// <summary>Linear in the logarithm of the size, and of the deviation; beyond the sizes, as at the nearest one.</summary>
    private static (double Mean, double Deviation, double Skewness) Null(JointDistribution joint, double rows)
    {
        var sizes = joint.NullSizes;
        var next = Math.Clamp(Array.FindIndex(sizes, size => size >= rows) is >= 0 and var found ? found : sizes.Length - 1, Math.Min(1, sizes.Length - 1), sizes.Length - 1);
        var before = Math.Max(0, next - 1);
        var share = next == before ? 0 : Math.Clamp(Math.Log(rows / sizes[before]) / Math.Log((double)sizes[next] / sizes[before]), 0, 1);
        return (
            Between(joint.NullMeans),
            Math.Exp(((1 - share) * Math.Log(joint.NullDeviations[before])) + (share * Math.Log(joint.NullDeviations[next]))),
            Between(joint.NullSkewness));

        double Between(double[] values) => ((1 - share) * values[before]) + (share * values[next]);
    }

    private static double UpperTail(double z, double skewness)
    {
        if (skewness < LeastSkewness)
        {
            return Normal.CDF(0, 1, -z);
        }

        // A gamma variable of shape 4/skewness², standardised.
        var shape = 4 / (skewness * skewness);
        return Math.Clamp(SpecialFunctions.GammaUpperRegularized(shape, Math.Max(0, shape + (z * Math.Sqrt(shape)))), 0, 1);
    }
}
