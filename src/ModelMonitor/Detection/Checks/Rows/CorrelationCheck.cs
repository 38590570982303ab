using MathNet.Numerics.Distributions;
using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>
/// Watches the correlation of pairs of columns, by Fisher's z on cell scores (Fisher 1921). Each pair is a test of its own:
/// a change of one pair among fifty costs a factor of fifty in the p-value either way, and only so its persistence is that
/// of the pair.
/// </summary>
/// <remarks>
/// Scores of cells are no normal sample: the error of a correlation is taken from the rows (influence function, Devlin et
/// al. 1975) where it is larger than Fisher's.
/// </remarks>
internal sealed class CorrelationCheck(Baseline baseline, ScoreTables tables, DriftOptions options) : WindowCheck
{
    // A change of a correlation that is large.
    private const double Floor = 0.05;

    // Perfect correlation has no finite transform.
    private const double Largest = 0.999999;

    // Fisher's z has the variance 1/(n - 3).
    private const int LostRows = 3;

    private readonly IReadOnlyList<PairCorrelation> _pairs = baseline.Profile.Correlations;
    private readonly double _selection = SelectionOf(baseline.Columns.Count, baseline.Profile.Correlations.Count);
    private readonly string[] _subjects = [.. baseline.Profile.Correlations.Select(pair => $"{baseline.Columns[pair.First].Name} ~ {baseline.Columns[pair.Second].Name}")];
    private readonly double[] _times = [.. baseline.Profile.Correlations.Select(pair => TimeOf(baseline.Profile, pair))];

    public override void AddTo(List<CheckTest> tests, WindowCounts window)
    {
        var (scores, worth) = (tables.Of(baseline), SampleWorth.Of(window.Sample));
        for (var i = 0; i < _pairs.Count; i++)
        {
            if (Test(scores, window.Sample, worth, i) is { } test)
            {
                tests.Add(test);
            }
        }
    }

    private CheckTest? Test(SampledScores scores, RowSample sample, in SampleWorth worth, int index)
    {
        var (pair, time) = (_pairs[index], _times[index]);
        var moments = new WeightedPairMoments();
        for (var i = 0; i < sample.Count; i++)
        {
            var row = sample.Row(i);
            if (scores.IsPresent(row, pair.First) && scores.IsPresent(row, pair.Second))
            {
                moments.Add(scores.Of(row, pair.First), scores.Of(row, pair.Second), sample.Multiplicity(i));
            }
        }

        var rows = worth.EffectiveRows(time) * moments.Weight / worth.Weight;
        var baselineRows = pair.Rows / time;
        if (!(rows >= options.MinimumCount) || baselineRows <= LostRows + 1 || !moments.Varies)
        {
            return null;
        }

        var (observed, expected) = (Math.Clamp(moments.Correlation, -Largest, Largest), Math.Clamp(pair.Correlation, -Largest, Largest));
        var baselineError = 1 / Math.Sqrt(baselineRows - LostRows);
        var inflation = Math.Max(1, VarianceOf(scores, sample, pair, moments) / Math.Pow(1 - (observed * observed), 2));
        var error = Math.Sqrt(inflation * ((1 / (rows - LostRows)) + (baselineError * baselineError)));
        var z = Distance(Math.Atanh(observed), Math.Atanh(expected), _selection * baselineError) / error;
        var (first, second) = (baseline.Columns[pair.First].Name, baseline.Columns[pair.Second].Name);
        return new()
        {
            Subject = _subjects[index],
            Aspect = DriftAspect.Correlation,
            Kind = DriftKind.Dependence,
            Category = AlarmCategory.Robustness,
            // The error is estimated from the rows.
            PValue = Math.Min(1, 2 * StudentT.CDF(0, 1, rows - LostRows, -Math.Abs(z))),
            Expected = expected,
            Observed = observed,
            Effect = Detection.Effect.Of(Math.Abs(observed - expected), Floor),
            Describe = () => $"the correlation is {Words.Number(observed)} (was {Words.Number(expected)})",
            Columns = [first, second],
            Detectors = [CheckDetectorNames.FisherZ],
        };
    }

    /// <summary>The variance of a correlation of one row: of (x - r y)(y - r x), up to the same means, in standard units.</summary>
    private static double VarianceOf(SampledScores scores, RowSample sample, PairCorrelation pair, in WeightedPairMoments moments)
    {
        var (sum, r) = (0.0, moments.Correlation);
        var (meanX, scaleX, meanY, scaleY) = moments.Standards;
        for (var i = 0; i < sample.Count; i++)
        {
            var row = sample.Row(i);
            if (scores.IsPresent(row, pair.First) && scores.IsPresent(row, pair.Second))
            {
                var x = (scores.Of(row, pair.First) - meanX) * scaleX;
                var y = (scores.Of(row, pair.Second) - meanY) * scaleY;
                var influence = (x * y) - (r * ((x * x) + (y * y)) / 2);
                sum += sample.Multiplicity(i) * influence * influence;
            }
        }

        return sum / moments.Weight;
    }

    /// <summary>
    /// How far a transformed correlation is from the baseline's: pairs are watched for their strength, so that theirs is
    /// exaggerated by about as much as allowed; less than that towards 0 is no distance.
    /// </summary>
    private static double Distance(double observed, double expected, double allowed)
    {
        var drawn = Math.Sign(expected) * Math.Max(0, Math.Abs(expected) - allowed);
        return observed - Math.Clamp(observed, Math.Min(drawn, expected), Math.Max(drawn, expected));
    }

    /// <summary>The standard errors by which the strongest of many pairs that do not correlate seem to: 0 where all are kept.</summary>
    private static double SelectionOf(int columns, int kept)
    {
        var pairs = columns * (columns - 1) / 2.0;
        return kept == 0 ? 0 : Normal.InvCDF(0, 1, 1 - (Math.Min(kept, pairs) / (2 * pairs)));
    }

    /// <summary>Of columns whose neighbours correlate by a and b, products of both correlate by a·b (autoregression of first order).</summary>
    private static double TimeOf(BaselineProfile profile, PairCorrelation pair)
    {
        var product = NeighbourCorrelation(profile.TimeOf(pair.First)) * NeighbourCorrelation(profile.TimeOf(pair.Second));
        return (1 + product) / (1 - product);
    }

    private static double NeighbourCorrelation(double time) => (time - 1) / (time + 1);
}
