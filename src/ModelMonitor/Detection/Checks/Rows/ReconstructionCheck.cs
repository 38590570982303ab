using MathNet.Numerics.Distributions;
using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>
/// Watches how well rows fit the linear structure of the baseline: the mean distance from its principal components, which is
/// larger where columns no longer move together, and smaller where less varies than did.
/// </summary>
internal sealed class ReconstructionCheck(Baseline baseline, ScoreTables tables, DriftOptions options) : WindowCheck
{
    // The change of the mean, in deviations of single rows, that is large.
    private const double Floor = 0.1;

    private readonly LinearStructure? _structure = baseline.Profile.Structure;

    public override void AddTo(List<CheckTest> tests, WindowCounts window)
    {
        if (_structure is not { ErrorDeviation: > 0 } structure || window.Sample.Count == 0)
        {
            return;
        }

        var scores = tables.Of(baseline);
        var rows = SampleWorth.Of(window.Sample).EffectiveRows(scores.MeanTime);
        if (rows < options.MinimumCount)
        {
            return;
        }

        var (observed, deviation) = Errors(structure, scores, window.Sample);
        var spread = Math.Max(deviation, structure.ErrorDeviation);
        var error = Math.Sqrt((spread * spread / rows) + (structure.ErrorDeviation * structure.ErrorDeviation * scores.MeanTime / structure.Rows));
        var expected = structure.ErrorMean;
        tests.Add(new()
        {
            Subject = "model",
            Aspect = DriftAspect.Reconstruction,
            Kind = DriftKind.Dependence,
            Category = AlarmCategory.Robustness,
            PValue = Math.Min(1, 2 * StudentT.CDF(0, 1, rows - 1, -Math.Abs((observed - expected) / error))),
            Expected = expected,
            Observed = observed,
            Effect = Detection.Effect.Of(Math.Abs(observed - expected) / structure.ErrorDeviation, Floor),
            Describe = () => $"rows lie {Words.Number(observed)} from the linear structure of the baseline (was {Words.Number(expected)})",
            Detectors = [CheckDetectorNames.PrincipalComponents],
        });
    }

    private static (double Mean, double Deviation) Errors(LinearStructure structure, SampledScores scores, RowSample sample)
    {
        Span<double> row = new double[structure.Means.Length];
        var (weight, mean, squares) = (0.0, 0.0, 0.0);
        for (var i = 0; i < sample.Count; i++)
        {
            scores.Read(sample.Row(i), row);
            var distance = DistanceOf(structure, row);
            double copies = sample.Multiplicity(i);
            weight += copies;
            var difference = distance - mean;
            mean += difference * copies / weight;
            squares += copies * difference * (distance - mean);
        }

        return (mean, Math.Sqrt(squares / weight));
    }

    /// <summary>The length of what the components leave of a row; the row is overwritten.</summary>
    private static double DistanceOf(LinearStructure structure, Span<double> row)
    {
        var length = 0.0;
        for (var column = 0; column < row.Length; column++)
        {
            row[column] = structure.Scales[column] > 0 ? (row[column] - structure.Means[column]) / structure.Scales[column] : 0;
            length += row[column] * row[column];
        }

        foreach (var component in structure.Components)
        {
            var score = Vectors.Dot(component, row);
            length -= score * score;
        }

        return Math.Sqrt(Math.Max(0, length));
    }
}
