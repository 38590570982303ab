using ModelMonitor.Detection;
using ModelMonitor.Hosting;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Hosting;

/// <summary>Whatever the data, the options and the clock, no fault of the agent's own is counted.</summary>
public class StrangeDataTests
{
    private static readonly ColumnSchema[] s_columns =
    [
        ColumnSchema.Number("x", "double"), ColumnSchema.Number("y", "double"),
        ColumnSchema.Text("city", "string") with { IsSegment = true, Sensitive = true },
        ColumnSchema.Number("prediction", "double", ColumnRole.Prediction),
    ];

    public static TheoryData<string, string> Strange => new()
    {
        { "usual", "missing" }, { "usual", "infinite" }, { "usual", "huge" }, { "usual", "tiny" }, { "usual", "constant" }, { "usual", "new names" },
        { "missing", "usual" }, { "missing", "missing" }, { "infinite", "usual" }, { "huge", "huge" }, { "huge", "tiny" }, { "constant", "usual" },
        { "constant", "constant" }, { "new names", "usual" }, { "tiny", "tiny" }, { "tiny", "infinite" },
    };

    [Theory]
    [MemberData(nameof(Strange))]
    public void Any_values_are_judged(string before, string now)
    {
        foreach (var (baselineRows, panes) in new[] { (30, 1), (300, 4) })
        {
            var random = new Random(1);
            using var model = new WholeModel(s_columns, Rows(random, before, baselineRows), options => (options.Panes, options.SlowWindows) = (panes, 2));
            for (var window = 0; window < 5; window++)
            {
                model.WriteMany(Rows(random, window == 2 ? "usual" : now, 100));
                model.Time.Advance(TimeSpan.FromHours(1));
            }

            model.Drain();
            model.Faults.ShouldBeEmpty();
            model.Status.State.ShouldBe(ModelState.Monitoring);
            model.Reports.Count.ShouldBeGreaterThan(5);
            model.Reports.SelectMany(report => report.Checks).ShouldAllBe(check => check.PValue >= 0 && check.PValue <= 1);
            model.Reports.SelectMany(report => report.Columns).SelectMany(column => column.Tests).ShouldAllBe(test => test.PValue >= 0 && test.PValue <= 1);
            model.Reports.SelectMany(report => report.Findings).ShouldAllBe(finding => double.IsFinite(finding.Effect));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(512)]
    public void Any_number_of_columns_is_judged_also_without_outputs(int columns)
    {
        var random = new Random(columns);
        ColumnSchema[] numbers = [.. Enumerable.Range(0, columns).Select(i => ColumnSchema.Number($"x{i}", "double"))];
        using var model = new WholeModel(numbers, Numbers(40));

        model.WriteMany(Numbers(300));

        model.Faults.ShouldBeEmpty();
        model.Reports.Count.ShouldBe(3);

        IEnumerable<object?[]> Numbers(int rows) =>
            Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => (object?)random.NextDouble()).ToArray());
    }

    [Fact]
    public void Categories_alone_are_judged()
    {
        ColumnSchema[] columns = [ColumnSchema.Text("a", "string") with { IsSegment = true }, ColumnSchema.Text("b", "string")];
        var random = new Random(1);
        using var model = new WholeModel(columns, Names(200));

        model.WriteMany(Names(300));
        model.WriteMany(Enumerable.Repeat<object?[]>([null, null], 200));

        model.Faults.ShouldBeEmpty();
        model.Reports[^1].Findings.ShouldNotBeEmpty();

        IEnumerable<object?[]> Names(int rows) => Enumerable.Range(0, rows).Select(_ => new object?[] { $"n{random.Next(5)}", $"m{random.Next(3)}" });
    }

    [Fact]
    public void Options_at_their_bounds_idle_times_bursts_and_jumps_of_the_clock_are_borne()
    {
        foreach (var configure in (Action<ModelOptions>[])
        [
            options => (options.WindowSize, options.Panes, options.SlowWindows) = (30, 30, 1_000),
            options => (options.WindowSize, options.SlowWindows, options.KeptReports) = (100_000, 0, 1),
            options => (options.FalseAlarmBudget, options.Drift.RaiseAfter, options.Drift.PersistenceWindows) = (TimeSpan.FromHours(1), 1, 1),
            options => (options.FalseAlarmBudget, options.Drift.RaiseAfter, options.Drift.PersistenceWindows) = (TimeSpan.FromDays(3652), 32, 32),
            options => (options.Drift.PsiFloor, options.Drift.DistanceFloor, options.Drift.ShareFloor) = (0, 0, 0),
            options => (options.Drift.PsiFloor, options.Drift.DistanceFloor, options.Drift.ShareFloor) = (10, 1, 1),
            options => options.WindowDuration = TimeSpan.FromSeconds(1),
            options => (options.WindowDuration, options.Panes) = (TimeSpan.FromDays(31), 1_000),
        ])
        {
            var random = new Random(2);
            using var model = new WholeModel(s_columns, Rows(random, "usual", 200), configure);
            foreach (var (rows, hours) in new[] { (0, 0), (1, 1), (50, 24 * 40), (600, 0), (1, 0), (0, 2_000), (400, 1) })
            {
                model.WriteMany(Rows(random, "usual", rows));
                model.WriteError();
                model.Time.Advance(TimeSpan.FromHours(hours));
                model.Time.Jump(model.Time.GetUtcNow() - TimeSpan.FromDays(hours % 7));
                model.Drain();
            }

            model.Faults.ShouldBeEmpty();
            model.Reports.SelectMany(report => report.Findings).ShouldAllBe(finding => double.IsFinite(finding.Effect));
        }
    }

    [Fact]
    public async Task Nothing_of_a_sensitive_column_is_told()
    {
        ColumnSchema[] columns =
        [
            ColumnSchema.Number("x", "double"), ColumnSchema.Number("income", "double") with { Sensitive = true },
            ColumnSchema.Text("city", "string") with { IsSegment = true, Sensitive = true },
        ];
        var random = new Random(3);
        using var model = new WholeModel(columns, Rows(1_000, 0, "Hogsmeade"), options => options.FalseAlarmBudget = TimeSpan.FromHours(10));
        for (var window = 0; window < 6; window++)
        {
            model.WriteMany(Rows(100, 1, window < 3 ? "Godric" : "Hogsmeade"));
            model.Time.Advance(TimeSpan.FromHours(1));
        }

        model.Faults.ShouldBeEmpty();
        var findings = model.Reports.SelectMany(report => report.Findings).ToList();
        findings.ShouldContain(finding => finding.Columns.Contains("income"));
        findings.ShouldContain(finding => finding.Columns.Contains("city"));
        var alerts = await model.Alerts();
        alerts.ShouldNotBeEmpty();
        string[] told = [.. findings.Select(finding => $"{finding} {string.Join(' ', finding.Columns)}"), .. model.Incidents.Select(incident => $"{incident}"), .. alerts.Select(alert => $"{alert}")];

        foreach (var secret in new[] { "Hogsmeade", "Godric", "Diagon", "7318", "9421" })
        {
            told.ShouldAllBe(text => !text.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }

        IEnumerable<object?[]> Rows(int rows, double shift, string name) => Enumerable.Range(0, rows).Select(_ => new object?[]
        {
            random.NextDouble() + shift, random.NextDouble() < 0.5 ? 7318.0 : 9421.0 + shift, random.NextDouble() < 0.5 ? name : "Diagon",
        });
    }

    private static IEnumerable<object?[]> Rows(Random random, string kind, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            object?[] usual = [random.NextDouble(), Windows.Gauss(random), $"city {random.Next(4)}", random.NextDouble()];
            yield return kind switch
            {
                "missing" => [null, null, null, null],
                "infinite" => [double.PositiveInfinity, row % 2 == 0 ? double.NegativeInfinity : 1.0, "city 1", double.NegativeInfinity],
                "huge" => [row % 2 == 0 ? double.MaxValue : double.MinValue, double.MaxValue * random.NextDouble(), usual[2], 1e300],
                "tiny" => [double.Epsilon * random.Next(3), -double.Epsilon, usual[2], -0.0],
                "constant" => [1.0, 1.0, "city 1", 1.0],
                "new names" => [usual[0], usual[1], $"city {random.NextInt64()}", usual[3]],
                _ => usual,
            };
        }
    }
}
