using ModelMonitor.Baselines;
using ModelMonitor.Schema;

namespace ModelMonitor.Tests.Baselines;

public sealed class MismatchTests
{
    private static readonly Baseline s_baseline = Houses.Baseline(rows: 100);

    [Fact]
    public void The_schema_that_it_was_made_with_fits() => s_baseline.Mismatches(Houses.Schema).ShouldBeEmpty();

    [Fact]
    public void A_key_or_another_version_or_nullability_changes_nothing() => s_baseline.Mismatches(
        new("houses", "4", PredictionTask.Regression, "M()", [.. Monitored().Select(column => column with { Nullable = true })])).ShouldBeEmpty();

    [Fact]
    public void Each_column_that_differs_is_named()
    {
        var columns = Monitored();
        columns[0] = ColumnSchema.Number("area_m2", "double");
        columns[1] = ColumnSchema.Number("rooms", "double");
        columns[3] = ColumnSchema.Text("garden", "string");
        columns[5] = columns[5] with { Sensitive = false };
        columns.RemoveAt(4);
        columns.Insert(6, ColumnSchema.Number("age", "int"));
        columns[^1] = ColumnSchema.Number("prediction", "double", ColumnRole.Score);

        s_baseline.Mismatches(Houses.Of([.. columns])).ShouldBe(
        [
            "'area' is called 'area_m2' in the code",
            "'city' (string) is missing in the code",
            "'age' (int) of the code is missing in the baseline",
            "'rooms' is int in the baseline and double in the code",
            "'garden' is bool in the baseline and string in the code",
            "'garden' is read as Code in the baseline and as Text in the code",
            "'owner' is sensitive in the baseline and is not in the code",
            "'prediction' is a prediction in the baseline and a score in the code",
        ]);
    }

    [Fact]
    public void Another_order_of_the_same_columns_is_told()
    {
        var columns = Monitored();
        (columns[0], columns[1]) = (columns[1], columns[0]);

        s_baseline.Mismatches(Houses.Of([.. columns])).ShouldBe(
        [
            "its columns are in the order area, rooms, heating, garden, city, owner, income, prediction; in the code it is rooms, area, heating, garden, city, owner, income, prediction",
        ]);
    }

    [Fact]
    public void Another_model_is_told() => s_baseline.Mismatches(new("flats", "3", PredictionTask.Regression, "M()", Monitored())).ShouldBe(
        ["it is of model 'houses', not 'flats'"]);

    private static List<ColumnSchema> Monitored() => [.. Houses.Schema.Columns.Where(column => column.IsMonitored)];
}
