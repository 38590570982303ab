using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection.Causes;

public class RootCauseTests
{
    [Fact]
    public void Two_columns_that_carry_each_other_s_values_are_one_finding()
    {
        var random = new Random(1);
        var windows = new Windows(3, Rows(random, 5_000));
        var report = windows.Judge(Rows(random, 500).Select(row => new[] { row[1], row[0], row[2] }));
        var finding = report.Findings.ShouldHaveSingleItem();
        finding.Kind.ShouldBe(DriftKind.SwappedColumns);
        finding.Columns.ShouldBe(["x0", "x1"], ignoreOrder: true);
        finding.Explanation.ShouldContain("carry each other's values; p < 1e-12, n = 500");
        finding.NextStep.ShouldContain("check the order in which");
    }

    [Fact]
    public void Columns_that_have_only_moved_to_the_same_place_are_not_swapped()
    {
        var random = new Random(2);
        var windows = new Windows(3, Rows(random, 5_000));
        var report = windows.Judge(Rows(random, 500).Select(row => new[] { row[1], row[1], row[2] }));
        report.Findings.ShouldAllBe(finding => finding.Kind != DriftKind.SwappedColumns);
    }

    [Fact]
    public void It_is_told_since_when_a_change_is_seen_until_it_is_gone()
    {
        var seen = new FirstSeen(memory: 3);
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        seen.Of("a", start.AddHours(1), 1).ShouldBe(start.AddHours(1));
        seen.Of("b", start.AddHours(2), 2).ShouldBe(start.AddHours(2));
        seen.Of("a", start.AddHours(4), 4).ShouldBe(start.AddHours(1));
        seen.Of("b", start.AddHours(6), 6).ShouldBe(start.AddHours(6));
    }

    [Fact]
    public void Importance_decides_between_equal_changes()
    {
        var random = new Random(3);
        var rows = Windows.Normal(random, 5_000, 2).ToArray();
        var moved = Windows.Normal(random, 500, 2, mean: 1).ToArray();
        foreach (var column in new[] { "x0", "x1" })
        {
            var windows = new Windows(2, rows, importance: new() { [column] = 5 });
            windows.Judge(moved).Findings[0].Subject.ShouldBe(column);
        }
    }

    [Theory]
    [InlineData(DriftKind.Scale, "values look like kilometres, the model was trained on miles")]
    [InlineData(DriftKind.MissingValues, "check the join or the source that delivers 'x'")]
    public void The_next_step_speaks_of_the_kind_and_the_column(DriftKind kind, string words) =>
        NextSteps.For(Finding(kind, "x: scale x1.61 (miles to kilometres): p < 1e-12"), isOutput: false).ShouldContain(words);

    [Fact]
    public void There_is_a_next_step_for_every_kind_of_change()
    {
        foreach (var kind in Enum.GetValues<DriftKind>().Where(kind => kind != DriftKind.None))
        {
            NextSteps.For(Finding(kind, "x"), isOutput: false).ShouldNotBeEmpty(kind.ToString());
        }
    }

    private static Finding Finding(DriftKind kind, string explanation) => new()
    {
        Subject = "x",
        Aspect = DriftAspect.Distribution,
        Kind = kind,
        Category = AlarmCategory.Reliability,
        State = DriftState.Drifted,
        Columns = ["x"],
        AdjustedPValue = 0,
        Effect = 2,
        Explanation = explanation,
        AgreedBy = [],
    };

    /// <summary>Three quantities of different shapes.</summary>
    private static IEnumerable<double[]> Rows(Random random, int rows) => Windows.Normal(random, rows, 3)
        .Select(row => new[] { 50 + (10 * row[0]), Math.Exp(row[1]), row[2] });
}
