using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Detection;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

public class EvidenceDetectorTests
{
    private const int Slices = 10;
    private const int Rows = 50;

    [Fact]
    public void Unchanged_data_alarm_no_oftener_than_the_budget_allows()
    {
        // One false alarm in 5 windows, a quarter of it for evidence.
        const int Models = 20, WindowsOfEach = 60;
        var random = new Random(1);
        var raised = 0;
        for (var model = 0; model < Models; model++)
        {
            var baseline = Panes.Baseline(Panes.Normal(random, 1_000, 5));
            var detector = Detector(baseline, windowsToFalseAlarm: 5);
            for (var window = 0; window < WindowsOfEach; window++)
            {
                foreach (var news in Feed(detector, baseline, Slices, () => Panes.Normal(random, Rows, 5)))
                {
                    raised += news.Transitions.Exists(transition => transition.IsRaised) ? 1 : 0;
                }
            }
        }

        // 1,200 windows x 0.25 / 5 are 60 alarms at most on average; 85 or more would have a chance below 0.001 (Poisson).
        raised.ShouldBeLessThan(85);
    }

    [Fact]
    public void An_alarm_is_raised_once_and_cleared_under_the_same_subject_after_as_many_clean_windows_as_the_options_say()
    {
        var random = new Random(2);
        var baseline = Panes.Baseline(Panes.Normal(random, 2_000, 5));
        var detector = Detector(baseline, windowsToFalseAlarm: 100, options => options.ClearAfter = 2);

        var changed = Feed(detector, baseline, 3 * Slices, () => Shifted(random, column: 3, by: 3));
        var raised = changed.SelectMany(news => news.Transitions).ShouldHaveSingleItem();
        (raised.IsRaised, raised.Finding.Subject).ShouldBe((true, "x3"));
        changed.Count.ShouldBe(3 * Slices);

        Feed(detector, baseline, (2 * Slices) - 1, () => Panes.Normal(random, Rows, 5)).ShouldBeEmpty();
        var cleared = Feed(detector, baseline, 1, () => Panes.Normal(random, Rows, 5)).ShouldHaveSingleItem().Transitions.ShouldHaveSingleItem();
        (cleared.IsRaised, cleared.Finding.Subject, cleared.Finding.State).ShouldBe((false, "x3", DriftState.Stable));
        Feed(detector, baseline, 10 * Slices, () => Panes.Normal(random, Rows, 5)).ShouldBeEmpty();
    }

    [Fact]
    public void A_change_that_takes_longer_than_windows_to_show_is_not_cleared_between()
    {
        var random = new Random(3);
        var baseline = Panes.Baseline(Panes.Normal(random, 20_000, 3));
        var detector = Detector(baseline, windowsToFalseAlarm: 100);

        var transitions = Feed(detector, baseline, 100 * Slices, () => Shifted(random, 3, column: 1, by: 0.25)).SelectMany(news => news.Transitions).ToList();

        transitions.ShouldHaveSingleItem().Finding.Subject.ShouldBe("x1");
        transitions[0].IsRaised.ShouldBeTrue();
    }

    [Fact]
    public void What_is_certain_and_not_large_is_no_alarm()
    {
        var random = new Random(4);
        var baseline = Panes.Baseline(Panes.Normal(random, 2_000, 5));
        var detector = Detector(baseline, windowsToFalseAlarm: 100, options => options.DistanceFloor = 0.8);

        Feed(detector, baseline, 2 * Slices, () => Shifted(random, column: 3, by: 1)).SelectMany(news => news.Findings).ShouldBeEmpty();
        var finding = Feed(detector, baseline, 1, () => Shifted(random, column: 3, by: 5)).Single().Findings.ShouldHaveSingleItem();
        // All values lie in the highest of ten bins, which has a tenth of the baseline.
        finding.Effect.ShouldBe(0.9 / 0.8, 0.05);
    }

    [Fact]
    public void A_threshold_that_is_fixed_decides_alone_on_the_distribution_and_missing_values_are_told_of()
    {
        var random = new Random(5);
        var baseline = Panes.Baseline(Panes.Normal(random, 2_000, 5));
        var detector = Detector(baseline, windowsToFalseAlarm: 100, options => options.FixThreshold("x3", StatisticNames.Psi, 50));

        Feed(detector, baseline, 2 * Slices, () => Shifted(random, column: 3, by: 3)).SelectMany(news => news.Findings).ShouldBeEmpty();
        var finding = Feed(detector, baseline, 1, () => Shifted(random, column: 3, by: double.NaN)).Single().Findings.ShouldHaveSingleItem();
        (finding.Kind, finding.Category, finding.Effect).ShouldBe((DriftKind.MissingValues, AlarmCategory.Reliability, 100));
        finding.Explanation.ShouldStartWith("x3: 100 % of the last values are missing (expected 0 %); evidence e^");
    }

    [Fact]
    public void The_kind_of_change_is_named_where_all_of_the_pane_agrees()
    {
        var random = new Random(6);
        var windows = new Windows(2, Windows.Normal(random, 2_000, 2, mean: 10));
        var detector = Detector(windows.Baseline, windowsToFalseAlarm: 100);

        var finding = detector.Look(windows.Count(Windows.Normal(random, 200, 2, mean: 10).Select(row => new[] { row[0], row[1] * 1.609344 })))!.Findings.ShouldHaveSingleItem();

        (finding.Subject, finding.Kind, finding.Category).ShouldBe(("x1", DriftKind.Scale, AlarmCategory.Reliability));
        finding.Explanation.ShouldStartWith("x1: scale x1.61 (miles to kilometres)");
        finding.NextStep.ShouldContain("check the unit of 'x1'");
    }

    [Fact]
    public void Sensitive_columns_tell_no_values_and_no_names()
    {
        var random = new Random(7);
        double[] values = [.. Enumerable.Range(0, 1_000).Select(_ => 77_700 + Windows.Gauss(random))];
        string[] names = [.. Enumerable.Range(0, 1_000).Select(i => i % 3 == 0 ? "secret-a" : "secret-b")];
        var schema = new ModelSchema(
            "sensitive", "1", PredictionTask.Regression, "M.P()",
            [ColumnSchema.Number("salary", "double") with { Sensitive = true }, ColumnSchema.Text("illness", "string") with { Sensitive = true }]);
        var baseline = Baseline.FromRows(schema, values.Zip(names, (value, name) => new object?[] { value, name }));
        var detector = Detector(baseline, windowsToFalseAlarm: 100);

        var pane = new WindowCounts(BaselineShape.Of(baseline, 0)) { Rows = 200 };
        var (numbers, categories) = ((NumericLayout)baseline.Layouts[0], (CategoricalLayout)baseline.Layouts[1]);
        for (var row = 0; row < 200; row++)
        {
            var value = 77_700 + (row % 2 * 3) + Windows.Gauss(random);
            pane.Columns[0].Cells[numbers.Edges.Count(edge => edge < value)]++;
            pane.Columns[0].Add(new(1, value, 0), value, value);
            pane.Columns[1].Cells[categories.CellOf("secret-a")]++;
        }

        var findings = detector.Look(pane)!.Findings;
        findings.Select(finding => finding.Subject).Order(StringComparer.Ordinal).ShouldBe(["illness", "salary"]);
        foreach (var finding in findings)
        {
            $"{finding.Explanation} {finding.NextStep}".ShouldSatisfyAllConditions(
                text => text.ShouldNotContain("secret"), text => text.ShouldNotContain("777"), text => text.ShouldNotContain("77,7"));
        }
    }

    private static EvidenceDetector Detector(Baseline baseline, double windowsToFalseAlarm, Action<DriftOptions>? configure = null)
    {
        var options = new DriftOptions();
        configure?.Invoke(options);
        var pace = Pace.Of(WindowSize.OfDuration(TimeSpan.FromMinutes(1)), TimeSpan.Zero);
        return new(baseline, options, new(TimeSpan.FromMinutes(windowsToFalseAlarm), pace, BudgetShares.Evidence, 1d / Slices), Slices);
    }

    /// <summary>Slices, each a pane of its own; what was told.</summary>
    private static List<WindowNews> Feed(EvidenceDetector detector, Baseline baseline, int slices, Func<double[][]> rows)
    {
        var told = new List<WindowNews>();
        for (var slice = 0; slice < slices; slice++)
        {
            if (detector.Look(Panes.Of(baseline, rows())) is { } news)
            {
                told.Add(news);
            }

            detector.ClosePane();
        }

        return told;
    }

    private static double[][] Shifted(Random random, int column, double by) => Shifted(random, 5, column, by);

    private static double[][] Shifted(Random random, int columns, int column, double by)
    {
        var shifted = Panes.Normal(random, Rows, columns);
        Array.ForEach(shifted, row => row[column] += by);
        return shifted;
    }
}
