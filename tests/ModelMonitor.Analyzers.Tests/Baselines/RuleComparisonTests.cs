using System.Collections.Immutable;
using System.Globalization;
using ModelMonitor.Analyzers.Baselines;
using ModelMonitor.Analyzers.Model;
using ModelMonitor.Baselines;
using ModelMonitor.Schema;
using Code = ModelMonitor.Analyzers.Model.Column;

namespace ModelMonitor.Analyzers.Tests.Baselines;

/// <summary>MMON3015 and MMON3016: what the rules of a feature forbid of its training data.</summary>
public sealed class RuleComparisonTests
{
    // 0, 1, ..., 999.
    private static readonly double[] Uniform = [.. Enumerable.Range(0, 1000).Select(value => (double)value)];

    [Theory]
    [InlineData(0, 999, null)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, null)]
    [InlineData(-5, 2000, null)]
    [InlineData(0, 499, 0.5)]
    [InlineData(100, 999, 0.1)]
    [InlineData(100, 899, 0.2)]
    [InlineData(2000, 3000, 1.0)]
    [InlineData(1, 999, 0.001)]
    [InlineData(0, 998, 0.001)]
    public void A_range_tells_the_share_that_it_excludes(double minimum, double maximum, double? share)
    {
        var finding = Compare(Uniform, new(RuleKind.Range, "Range") { Minimum = minimum, Maximum = maximum });

        if (share is null)
        {
            finding.ShouldBeNull();
            return;
        }

        finding.ShouldNotBeNull().Details[3].ShouldBe(", which reaches from 0 to 999");
        double.Parse(finding.Details[2].TrimEnd(' ', '%'), CultureInfo.InvariantCulture).ShouldBe(100 * share.Value, 0.3);
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(false, false, false)]
    public void An_exclusive_bound_excludes_the_extreme_itself(bool minimum, bool maximum, bool isTold) =>
        (Compare(Uniform, new(RuleKind.Range, "Range") { Minimum = 0, Maximum = 999, MinimumIsExclusive = minimum, MaximumIsExclusive = maximum }) is not null)
            .ShouldBe(isTold);

    [Fact]
    public void Infinities_are_out_of_any_bound() =>
        Compare([.. Uniform, double.PositiveInfinity], new(RuleKind.Range, "Range") { Minimum = 0, Maximum = 1e300 }).ShouldNotBeNull().Details[2].ShouldBe("0.1 %");

    [Fact]
    public void Frequent_values_on_the_bound_are_in() =>
        Compare([.. Enumerable.Repeat(0.0, 500), .. Uniform], new(RuleKind.Range, "Range") { Minimum = 0, Maximum = 998 })
            .ShouldNotBeNull().Details[2].ShouldBe("0.07 %");

    [Fact]
    public void Missing_values_are_not_counted() =>
        Compare([.. Enumerable.Repeat(double.NaN, 1000), .. Uniform], new(RuleKind.Range, "Range") { Minimum = 500, Maximum = 999 })
            .ShouldNotBeNull().Details[2].ShouldBe("50.1 %");

    [Fact]
    public void A_sensitive_feature_tells_no_extremes() =>
        Compare(Uniform, new(RuleKind.Range, "Range") { Minimum = 500, Maximum = 2000 }, isSensitive: true).ShouldNotBeNull().Details[3].ShouldBe("");

    [Theory]
    [InlineData(true, "Oslo Rome Wien", null)]
    [InlineData(true, "Oslo Rome", "lacks 'Wien' of the training data (20 % of it)")]
    [InlineData(true, "Oslo Rome Wien Bern", "allows 'Bern', which training never saw")]
    [InlineData(true, "Oslo Bern", "lacks 'Rome', 'Wien' of the training data (50 % of it) and allows 'Bern', which training never saw")]
    [InlineData(false, "Bern", null)]
    [InlineData(false, "Rome", "lacks 'Rome' of the training data (30 % of it)")]
    public void Values_are_compared_in_both_directions(bool areAllowed, string values, string? difference)
    {
        string?[] cities = [.. Enumerable.Range(0, 100).Select(row => row % 10 < 5 ? "Oslo" : row % 10 < 8 ? "Rome" : "Wien"), .. Enumerable.Repeat<string?>(null, 20)];

        var finding = Compare(ColumnSchema.Text("x", "string") with { Nullable = true }, cities, new(areAllowed ? RuleKind.AllowedValues : RuleKind.DeniedValues, "Values") { Texts = [.. values.Split(' ')] });

        finding?.Details[1].ShouldBe(difference);
        (finding is null).ShouldBe(difference is null);
    }

    [Fact]
    public void Codes_are_compared_by_their_numbers()
    {
        object?[] codes = [.. Enumerable.Range(0, 40).Select(row => (object)(row % 4))];
        var column = ColumnSchema.Code("x", "int", []);

        Compare(column, codes, new(RuleKind.AllowedValues, "Values") { Values = [0, 1, 2, 3] }).ShouldBeNull();
        Compare(column, codes, new(RuleKind.AllowedValues, "Values") { Values = [0, 1, 2] }).ShouldNotBeNull().Details[1].ShouldStartWith("lacks '3' of the training data (25 % of it)");
        Compare(column, codes, new(RuleKind.Range, "Range") { Minimum = 1, Maximum = 3 }).ShouldNotBeNull().Details[2].ShouldBe("25 %");
    }

    private static Finding? Compare(double[] values, ColumnRule rule, bool isSensitive = false) =>
        Compare(ColumnSchema.Number("x", "double") with { Sensitive = isSensitive }, [.. values.Select(value => (object)value)], rule);

    private static Finding? Compare(ColumnSchema column, object?[] values, ColumnRule rule)
    {
        var schema = new ModelSchema("m", "1", PredictionTask.Regression, "M()", [column, ColumnSchema.Number("prediction", "double", OutputRole)]);
        var baseline = Baseline.FromRows(schema, values.Select(value => (IReadOnlyList<object?>)[value, 1.0]));
        var trained = BaselineFormat.Read(TrainedProject.JsonOf(baseline)).Model.ShouldNotBeNull();
        ImmutableArray<Code> code = [.. trained.Columns.Select(read => read.Schema)];
        var model = new MonitoredModel("m", "1", "Regression", "M()", null!, [code[0] with { Rules = [rule] }, code[1]], [], null!, null);
        return ModelComparison.Compare(model, trained).SingleOrDefault();
    }

    private const ModelMonitor.Schema.ColumnRole OutputRole = ModelMonitor.Schema.ColumnRole.Prediction;
}
