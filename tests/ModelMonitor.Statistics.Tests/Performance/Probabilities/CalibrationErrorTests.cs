using System.Text.Json;

namespace ModelMonitor.Statistics.Tests;

public sealed class CalibrationErrorTests
{
    private static readonly ReferenceFile Reference = new("calibration");

    public static TheoryData<string> Cases
        => Reference.NamesWhere((_, item) => item.GetProperty("kind").GetString() is "ece" or "ece_top_label");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Errors_agree_with_the_reference(string name)
    {
        var rows = Rows(Reference[name].GetProperty("inputs"));
        foreach (var item in Reference[name].GetProperty("expected").EnumerateObject())
        {
            var count = int.Parse(item.Name.Split('_')[^1]);
            if (item.Name.StartsWith("equal_mass", StringComparison.Ordinal))
            {
                ShouldBe(CalibrationError.EqualMass(rows.Actual, rows.Scores, count, minimumBinSize: 1), item.Value, item.Name);
                continue;
            }
            var bins = Of(rows, CalibrationBins.EqualWidth(count));
            ShouldBe(bins.Error(minimumBinSize: 1), item.Value, item.Name);
            foreach (var bin in item.Value.GetProperty("bins").EnumerateArray())
            {
                var actual = bins[(int)bin.Number("bin")];
                actual.Count.ShouldBe((long)bin.Number("count"));
                actual.MeanProbability.ShouldBeWithin(bin.Number("mean_p"), 1e-12);
                actual.ObservedRate.ShouldBeWithin(bin.Number("mean_y"), 1e-12);
            }
        }
    }

    [Fact]
    public void The_small_sample_bias_is_what_a_calibrated_model_shows()
    {
        var random = new Random(2);
        var (errors, bias) = (0.0, 0.0);
        for (var trial = 0; trial < 200; trial++)
        {
            var bins = CalibrationBins.EqualWidth(10);
            for (var i = 0; i < 1000; i++)
            {
                var p = random.NextDouble();
                bins.Add(random.NextDouble() < p, p);
            }
            errors += bins.Error().Expected / 200;
            bias += bins.Error().SmallSampleBias / 200;
        }
        // Binomial scatter is about normal in bins of 100; probabilities vary within a bin, which lowers it a little.
        errors.ShouldBe(bias, 0.05 * bias);
        bias.ShouldBeGreaterThan(0.02);
    }

    [Fact]
    public void The_maximum_needs_enough_rows_in_a_bin()
    {
        var bins = CalibrationBins.EqualWidth(2);
        bins.Add(true, 0.1);
        for (var i = 0; i < 20; i++)
        {
            bins.Add(i % 2 == 0, 0.75);
        }
        bins.Error().Maximum.ShouldBe(0.25, 1e-12);
        bins.Error(minimumBinSize: 1).Maximum.ShouldBe(0.9, 1e-12);
        bins.Error(minimumBinSize: 21).Maximum.ShouldBe(double.NaN);
        bins.Error().Expected.ShouldBe((0.9 + 20 * 0.25) / 21, 1e-12);
    }

    [Fact]
    public void Counts_of_a_colleague_give_the_same()
        => Properties.Check(LabelledRows.Any, rows =>
        {
            var bins = Of(rows, CalibrationBins.EqualWidth(5));
            var (counts, sums, positives) = (new long[5], new double[5], new long[5]);
            for (var i = 0; i < 5; i++)
            {
                counts[i] = bins[i].Count;
                sums[i] = counts[i] == 0 ? 0 : Math.Min(counts[i], bins[i].MeanProbability * counts[i]);
                positives[i] = counts[i] == 0 ? 0 : (long)Math.Round(bins[i].ObservedRate * counts[i]);
            }
            var error = bins.Error(1);
            var fromCounts = CalibrationError.FromCounts(counts, sums, positives, 1);
            return Math.Abs(error.Expected - fromCounts.Expected) < 1e-12 && Math.Abs(error.Maximum - fromCounts.Maximum) < 1e-12
                && error.Expected <= error.RootMeanSquare + 1e-12 && error.RootMeanSquare <= error.Maximum + 1e-12 && error.Maximum <= 1;
        });

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => CalibrationError.EqualMass([], [])).ParamName.ShouldBe("probabilities");
        Should.Throw<ArgumentException>(() => CalibrationError.EqualMass([true], [double.NaN])).ParamName.ShouldBe("probabilities");
        Should.Throw<ArgumentOutOfRangeException>(() => CalibrationError.EqualMass([true], [0.5], bins: 0)).ParamName.ShouldBe("bins");
        Should.Throw<ArgumentOutOfRangeException>(() => CalibrationError.EqualMass([true], [0.5], minimumBinSize: 0)).ParamName.ShouldBe("minimumBinSize");
        Should.Throw<ArgumentException>(() => CalibrationError.FromCounts([], [], [])).ParamName.ShouldBe("counts");
        Should.Throw<ArgumentException>(() => CalibrationError.FromCounts([1], [0.5], [1, 0])).ParamName.ShouldBe("counts");
        Should.Throw<ArgumentException>(() => CalibrationError.FromCounts([-1], [0], [0])).ParamName.ShouldBe("counts");
        Should.Throw<ArgumentException>(() => CalibrationError.FromCounts([1], [0.5], [2])).ParamName.ShouldBe("positives");
        Should.Throw<ArgumentException>(() => CalibrationError.FromCounts([1], [1.5], [1])).ParamName.ShouldBe("probabilitySums");
        Should.Throw<ArgumentException>(() => CalibrationError.FromCounts([1], [double.NaN], [1])).ParamName.ShouldBe("probabilitySums");
        CalibrationError.FromCounts([0], [0], [0]).Expected.ShouldBe(double.NaN);
    }

    private static CalibrationBins Of(LabelledRows rows, CalibrationBins bins)
    {
        for (var i = 0; i < rows.Actual.Length; i++)
        {
            bins.Add(rows.Actual[i], rows.Scores[i]);
        }
        return bins;
    }

    private static LabelledRows Rows(JsonElement inputs)
    {
        if (inputs.Has("p"))
        {
            return LabelledRows.Of(inputs);
        }
        var labels = inputs.Counts("y_true");
        var probabilities = inputs.GetProperty("probabilities").EnumerateArray().Select(row => row.EnumerateArray().Select(JsonNumbers.Number).ToArray()).ToArray();
        return new LabelledRows(
            [.. labels.Select((label, i) => Array.IndexOf(probabilities[i], probabilities[i].Max()) == label)],
            [.. probabilities.Select(row => row.Max())],
            []);
    }

    private static void ShouldBe(CalibrationErrorResult actual, JsonElement expected, string what)
    {
        actual.Expected.ShouldBeWithin(expected.Number("ece"), 1e-12, what: what);
        actual.Maximum.ShouldBeWithin(expected.Number("mce"), 1e-12, what: what);
        actual.RootMeanSquare.ShouldBeWithin(expected.Number("rmsce"), 1e-12, what: what);
    }
}
