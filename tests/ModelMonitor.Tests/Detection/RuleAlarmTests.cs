using ModelMonitor.Detection;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

public class RuleAlarmTests
{
    private static readonly FeatureRule[] s_rules =
    [
        new(0, "x0", "range", "Range(0, 5000)"),
        new(0, "x0", "required", "Required"),
        new(1, "x1", "range", "Range(0, 1)"),
    ];

    [Fact]
    public void A_rule_that_is_violated_too_often_is_named_with_its_share()
    {
        var windows = Open();

        var verdict = windows.Judge(Rows(500), row => row < 60 ? 1UL : 0)["x0"];

        (verdict.Kind, verdict.State).ShouldBe((DriftKind.RuleViolations, DriftState.Suspected));
        verdict.Explanation.ShouldBe("x0: 12 % of the values violate Range(0, 5000); p < 1e-12, n = 500 (not persistent yet)");
    }

    [Fact]
    public void Several_violated_rules_are_named_the_most_violated_first_and_rows_counted_once()
    {
        var windows = Open();

        windows.Judge(Rows(100), row => row switch { < 10 => 3UL, < 30 => 2UL, _ => 0 });
        var report = windows.Judge(Rows(100), row => row switch { < 10 => 3UL, < 30 => 2UL, _ => 0 });

        report["x0"].State.ShouldBe(DriftState.Drifted);
        report["x0"].Explanation.ShouldBe("x0: 30 % of the values violate Required or Range(0, 5000); p < 1e-12, n = 100");
        report["x1"].State.ShouldBe(DriftState.Stable);
    }

    /// <summary>Reference: the sum of the binomial probabilities in rational arithmetic; the second is 1 - 0.99^100.</summary>
    [Theory]
    [InlineData(100, 0, 1)]
    [InlineData(100, 1, 0.6339676587267705)]
    [InlineData(100, 5, 0.003432321587754515)]
    [InlineData(500, 12, 0.005208044254171333)]
    [InlineData(500, 60, 3.373034216449321e-44)]
    public void The_p_value_is_the_exact_tail_of_the_binomial_law_at_the_tolerated_share(int rows, int violating, double expected)
    {
        var test = Open().Judge(Rows(rows), row => row < violating ? 1UL : 0)["x0"].Tests.Single(test => test.Aspect == DriftAspect.RuleViolations);

        test.PValue.ShouldBe(expected, 1e-9 * expected);
        (test.BaselineShare, test.Share, test.IsLarge).ShouldBe((0.01, (double)violating / rows, violating * 100 >= rows));
    }

    [Fact]
    public void A_tolerance_of_nothing_makes_the_first_violation_one_too_many()
    {
        var windows = Open(new() { ShareFloor = 0 });

        windows.Judge(Rows(100), _ => 0)["x0"].Tests.Single(test => test.Aspect == DriftAspect.RuleViolations).IsBreached.ShouldBeFalse();
        windows.Judge(Rows(100), row => row == 50 ? 1UL : 0)["x0"].Tests.Single(test => test.Aspect == DriftAspect.RuleViolations).IsBreached.ShouldBeTrue();
    }

    [Fact]
    public void A_column_is_judged_by_its_rules_also_where_values_are_missing()
    {
        var random = new Random(1);
        var windows = new Windows(1, Windows.Normal(random, 1_000, 1).Select((row, i) => i % 2 == 0 ? row : [double.NaN]), rules: s_rules[..1]);

        // Twenty finite values are too few for a distribution; a hundred rows are enough for a share.
        var verdict = windows.Judge(Windows.Normal(random, 100, 1).Select((row, i) => i < 20 ? row : [double.NaN]), row => row < 15 ? 1UL : 0)["x0"];

        verdict.Tests.ShouldNotContain(test => test.Aspect == DriftAspect.Distribution);
        verdict.Tests.Single(test => test.Aspect == DriftAspect.RuleViolations).IsBreached.ShouldBeTrue();
    }

    [Fact]
    public void Below_thirty_predictions_no_rule_is_judged() =>
        Open().Judge(Rows(29), _ => 1UL).State.ShouldBe(DriftState.InsufficientData);

    [Fact]
    public void Only_columns_with_rules_are_tested_for_them()
    {
        var random = new Random(2);
        var windows = new Windows(2, Windows.Normal(random, 1_000, 2), rules: s_rules[..1]);

        windows.Judge(Windows.Normal(random, 100, 2), _ => 0)["x1"].Tests.ShouldNotContain(test => test.Aspect == DriftAspect.RuleViolations);
    }

    private static Windows Open(DriftOptions? options = null) =>
        new(2, Windows.Normal(new Random(3), 2_000, 2), options, s_rules);

    private static IEnumerable<double[]> Rows(int count) => Windows.Normal(new Random(4), count, 2);
}
