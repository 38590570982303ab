using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Schema;

namespace ModelMonitor.Tests.Baselines;

public sealed class FromRowsTests
{
    [Fact]
    public void A_baseline_tells_what_its_rows_were()
    {
        var baseline = Houses.Baseline();
        var rows = Houses.Rows(1000);
        double[] areas = [.. rows.Select(row => row[0]).OfType<double>().Where(double.IsFinite)];
        var mean = areas.Average();

        (baseline.Model, baseline.ModelVersion, baseline.Task, baseline.Rows).ShouldBe(("houses", "3", PredictionTask.Regression, 1000));
        baseline.SchemaFingerprint.ShouldBe(Houses.Schema.Fingerprint);
        baseline.Columns.Select(column => column.Name).ShouldBe(
            ["area", "rooms", "heating", "garden", "city", "owner", "income", "prediction"], "a key is no part of it");
        var area = baseline.Columns[0];
        (area.Role, area.Type, area.Encoding, area.Nullable, area.Sensitive).ShouldBe((ColumnRole.Feature, "double", ColumnEncoding.Number, true, false));
        area.Count.ShouldBe(areas.Length);
        area.MissingShare.ShouldBe(rows.Count(row => row[0] is null) / 1000.0);
        area.Mean.ShouldBe(mean, 1e-12);
        area.StandardDeviation.ShouldBe(Math.Sqrt(areas.Sum(value => (value - mean) * (value - mean)) / (areas.Length - 1)), 1e-12);
        (area.Min, area.Max).ShouldBe((areas.Min(), areas.Max()));
        var layout = area.Layout.ShouldBeOfType<NumericLayout>();
        area.Counts.Cells[layout.PositiveInfinityCell].ShouldBe(rows.Count(row => row[0] is double.PositiveInfinity));
    }

    [Fact]
    public void Categories_go_by_their_names()
    {
        var baseline = Houses.Baseline();
        var rows = Houses.Rows(1000);

        Names(baseline, "heating").ShouldBe(["Gas", "Oil"], "a member that was never seen is not known");
        Names(baseline, "garden").ShouldBe(["false", "true"]);
        var city = baseline.Columns[4];
        (city.Mean, city.StandardDeviation, city.Min, city.Max).ShouldBe((double.NaN, double.NaN, double.NaN, double.NaN));
        var (name, count) = rows.Select(row => row[4]).OfType<string>().GroupBy(value => value)
            .Select(group => (group.Key, group.Count())).MaxBy(entry => entry.Item2);
        Names(baseline, "city")[0].ShouldBe(name);
        city.Counts.Cells[0].ShouldBe(count);
        city.Count.ShouldBe(rows.Count(row => row[4] is not null));
    }

    [Fact]
    public void Nothing_of_a_sensitive_column_is_a_value_of_a_row()
    {
        var baseline = Houses.Baseline();
        var rows = Houses.Rows(1000);
        var owner = baseline.Columns[5];
        var income = baseline.Columns[6];

        var layout = owner.Layout.ShouldBeOfType<CategoricalLayout>();
        layout.Tracked.Concat(layout.Others).ShouldAllBe(name => name.Length == 17 && name[0] == '#');
        (income.Min, income.Max).ShouldBe((double.NaN, double.NaN));
        var incomes = rows.Select(row => (double)(decimal)row[6]!).ToHashSet();
        income.Layout.ShouldBeOfType<NumericLayout>().Edges.ShouldAllBe(edge => !incomes.Contains(edge));
        using var file = new MemoryStream();
        baseline.Save(file);
        var text = System.Text.Encoding.UTF8.GetString(file.ToArray());
        text.ShouldNotContain("owner 1");
    }

    [Fact]
    public void The_order_of_rows_does_not_matter()
    {
        var rows = Houses.Rows(500);
        var there = Baseline.FromRows(Houses.Schema, rows);
        var back = Baseline.FromRows(Houses.Schema, Enumerable.Reverse(rows));

        for (var column = 0; column < there.Columns.Count; column++)
        {
            back.Columns[column].Counts.Cells.ShouldBe(there.Columns[column].Counts.Cells);
        }
    }

    [Fact]
    public void Every_kind_of_number_and_time_is_read_as_the_capture_would()
    {
        var schema = Houses.Of(ColumnSchema.Number("x", "object"));
        object?[] values =
        [
            (sbyte)1, (byte)1, (short)1, (ushort)1, 1, 1u, 1L, 1UL, (nint)1, (nuint)1, (Int128)1, (UInt128)1, (Half)1, 1f, 1d, 1m, true, Heating.Gas,
            DateTime.UnixEpoch.AddSeconds(1), DateTimeOffset.UnixEpoch.AddSeconds(1), new TimeOnly(0, 0, 1), TimeSpan.FromSeconds(1),
        ];
        var baseline = Baseline.FromRows(schema, [.. values.Select(value => new[] { value }), .. Fill(30, new DateOnly(1970, 1, 2)), [null], [DBNull.Value]]);

        var layout = baseline.Columns[0].Layout.ShouldBeOfType<NumericLayout>();
        layout.Edges.ShouldBe([Math.BitDecrement(1.0), 1, Math.BitDecrement(86_400.0), 86_400]);
        baseline.Columns[0].Counts.Cells.ShouldBe([0, values.Length, 0, 30, 0, 2, 0, 0]);
    }

    [Fact]
    public void Codes_are_given_as_values_numbers_or_member_names()
    {
        var baseline = Baseline.FromRows(
            Houses.Of(Houses.Schema.Columns[2], ColumnSchema.Code("grade", "char", []), ColumnSchema.Code("zone", "int", [])),
            [.. Fill(20, Heating.Oil, 'A', 12), .. Fill(15, "Gas", 65, 12L), .. Fill(5, 7, 'B', (nint)3), .. Fill(1, null, null, null)]);

        Names(baseline, "heating").ShouldBe(["Oil", "Gas"]);
        baseline.Columns[0].Counts.Cells.ShouldBe([25, 15, 0, 0, 1]);
        baseline.Columns[1].Counts.Cells.ShouldBe([35, 5, 0, 0, 1]);
        Names(baseline, "zone").ShouldBe(["12", "3"]);
    }

    [Fact]
    public void Hostile_texts_are_names_like_others()
    {
        string[] texts = ["", "\0", "a\nb", "\uD800", "<script>", new string('z', 1_000_000), "\u202Eevil", "=cmd|' /C calc'!A0", "\u001b[31m"];
        var baseline = Baseline.FromRows(Houses.Of(ColumnSchema.Text("t", "string")), Enumerable.Range(0, 90).Select(i => new object?[] { texts[i % 9] }));

        var layout = baseline.Columns[0].Layout.ShouldBeOfType<CategoricalLayout>();
        layout.Tracked.Count.ShouldBe(9);
        layout.Tracked.ShouldAllBe(name => name.Length <= 128);
        texts.ShouldAllBe(text => layout.CellOf(text) < 9);
    }

    [Theory]
    [InlineData(0, "12 rooms", "rows[30], column 'area' (double) is the string '12 rooms'; allowed are numbers, bool, enums, dates and times (read as seconds) and null. Parse it before, with CultureInfo.InvariantCulture.")]
    [InlineData(2, "Coal", "rows[30], column 'heating' (Heating) is the string 'Coal'; allowed are bool, enums, their numbers, the names 'None', 'Gas', 'Oil' and null. Convert it before.")]
    [InlineData(4, 17, "rows[30], column 'city' (string) is a System.Int32; allowed are string and null. Call ToString(CultureInfo.InvariantCulture) before.")]
    [InlineData(6, "secret", "rows[30], column 'income' (decimal) is a System.String; allowed are numbers, bool, enums, dates and times (read as seconds) and null. Parse it before, with CultureInfo.InvariantCulture.")]
    public void A_value_of_the_wrong_type_is_named_with_what_is_allowed(int column, object value, string message)
    {
        var rows = Houses.Rows(40);
        rows[30][column] = value;

        Should.Throw<ArgumentException>(() => Baseline.FromRows(Houses.Schema, rows)).Message.ShouldBe(message);
    }

    [Fact]
    public void A_row_of_the_wrong_length_is_named_with_the_columns_it_needs()
    {
        var rows = Houses.Rows(40);
        rows[3] = [.. rows[3], "key"];

        Should.Throw<ArgumentException>(() => Baseline.FromRows(Houses.Schema, rows)).Message.ShouldBe(
            "rows[3] has 9 values; model 'houses' needs 8, in this order: area, rooms, heating, garden, city, owner, income, prediction. Leave the key out.");
        rows[3] = null!;
        Should.Throw<ArgumentException>(() => Baseline.FromRows(Houses.Schema, rows)).Message.ShouldStartWith("rows[3] is null");
    }

    [Fact]
    public void Too_few_rows_are_refused() =>
        Should.Throw<ArgumentException>(() => Houses.Baseline(rows: 29)).Message.ShouldBe(
            "A baseline of model 'houses' was to be made from 29 rows; 30 to 10000000 are allowed. Collect more rows.");

    [Fact]
    public void A_column_without_any_value_has_a_baseline_too()
    {
        var baseline = Baseline.FromRows(Houses.Of(ColumnSchema.Number("x", "double?"), ColumnSchema.Text("t", "string?")), Fill(30, null, null));

        baseline.Columns.ShouldAllBe(column => column.Count == 0 && column.MissingShare == 1 && double.IsNaN(column.Mean));
        double.IsNaN(baseline.Columns[0].Quantile(0.5)).ShouldBeTrue();
    }

    private static IReadOnlyList<string> Names(Baseline baseline, string column) =>
        baseline.Columns.Single(each => each.Name == column).Layout.ShouldBeOfType<CategoricalLayout>().Tracked;

    private static IEnumerable<object?[]> Fill(int count, params object?[] row) => Enumerable.Repeat(row, count);
}
