using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection.Causes;

public class RepeatedRowsTests
{
    [Fact]
    public void A_column_that_changed_only_since_rows_are_repeated_is_part_of_the_repetition()
    {
        var random = new Random(1);
        var model = Model(random);

        // One row in five is one and the same: the whole has a lump, the distinct rows have none.
        var rows = Windows.Normal(random, 400, 2).Concat(Enumerable.Repeat<double[]>([1, 1], 100));
        var groups = Merged(model, rows, Duplicates(), Moved());

        var left = groups.ShouldHaveSingleItem();
        left.Finding.Kind.ShouldBe(DriftKind.DuplicateRows);
        left.Finding.Columns.ShouldBeEmpty("the repetition is of rows, not of a column");
        left.Finding.Effect.ShouldBe(7, "the larger of both");
    }

    [Fact]
    public void A_column_whose_distinct_rows_have_moved_has_a_cause_of_its_own()
    {
        var random = new Random(2);
        var model = Model(random);
        var rows = Windows.Normal(random, 400, 2, mean: 1).Concat(Enumerable.Repeat<double[]>([1, 1], 100));

        Merged(model, rows, Duplicates(), Moved()).Select(group => group.Finding.Kind).ShouldBe([DriftKind.DuplicateRows, DriftKind.Distribution]);
    }

    [Fact]
    public void Without_a_finding_of_repeated_rows_nothing_is_taken_together()
    {
        var random = new Random(3);
        var model = Model(random);

        Merged(model, Windows.Normal(random, 400, 2), Moved()).ShouldHaveSingleItem().Finding.Kind.ShouldBe(DriftKind.Distribution);
    }

    private static List<FindingGroup> Merged(SimulatedModel model, IEnumerable<double[]> rows, params Finding[] findings)
    {
        List<FindingGroup> groups = [.. findings.Select(finding => new FindingGroup(finding))];
        new RepeatedRows(model.Baseline).Merge(groups, model.Window(rows));
        return groups;
    }

    private static SimulatedModel Model(Random random) => new(SimulatedModel.Numbers(2), Windows.Normal(random, 5_000, 2));

    private static Finding Duplicates() => Found("model", DriftAspect.DuplicateRows, DriftKind.DuplicateRows, 3, []);

    private static Finding Moved() => Found("x0", DriftAspect.Distribution, DriftKind.Distribution, 7, ["x0"]);

    private static Finding Found(string subject, DriftAspect aspect, DriftKind kind, double effect, string[] columns) => new()
    {
        Subject = subject,
        Aspect = aspect,
        Kind = kind,
        Category = AlarmCategories.Of(kind),
        State = DriftState.Suspected,
        Columns = columns,
        AdjustedPValue = 1e-6,
        Effect = effect,
        Explanation = subject,
        AgreedBy = [],
    };
}
