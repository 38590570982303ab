using MathNet.Numerics.Distributions;
using ModelMonitor.Detection;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

/// <summary>The budget of a model with columns of every kind and all checks, on data that do not change.</summary>
public class WholeBudgetTests
{
    private const int Models = 8;
    private const int Looks = 12;

    /// <summary>
    /// One false alarm is allowed in 40 looks, all but silences counted: 2.3 in 96, of which there are more than 7 with a chance
    /// of 0.003 (Poisson). Twelve windows share a baseline's noise, so that a level may be exceeded threefold by what has one
    /// test in a window.
    /// </summary>
    [Theory]
    [InlineData(300, 1_000, false)]
    [InlineData(200, 2_000, true)]
    public void No_check_takes_more_than_its_share(int size, int baselineRows, bool hasSegments)
    {
        var pValues = new Dictionary<DriftAspect, List<double>>();
        var incidents = 0;
        for (var model = 0; model < Models; model++)
        {
            var random = new Random((size * 100) + model);
            using var whole = new WholeModel(Columns(hasSegments), Rows(random, baselineRows), options =>
            {
                options.WindowSize = size;
                options.SlowWindows = 4;
                options.FalseAlarmBudget = TimeSpan.FromHours(40);
            });
            for (var look = 0; look < Looks; look++)
            {
                whole.WriteMany(Rows(random, size));
                whole.Time.Advance(TimeSpan.FromHours(1));
            }

            whole.Drain();
            whole.Faults.ShouldBeEmpty();
            incidents += whole.Incidents.Count;
            foreach (var check in whole.Reports.SelectMany(report => report.Checks))
            {
                pValues.TryAdd(check.Aspect, []);
                pValues[check.Aspect].Add(check.PValue);
            }

            foreach (var test in whole.Reports.SelectMany(report => report.Columns).SelectMany(column => column.Tests))
            {
                pValues.TryAdd(test.Aspect, []);
                pValues[test.Aspect].Add(test.PValue);
            }
        }

        incidents.ShouldBeLessThanOrEqualTo(7);
        pValues.Keys.ShouldContain(DriftAspect.JointDistribution);
        pValues.Keys.ShouldContain(DriftAspect.Reconstruction);
        pValues.ContainsKey(DriftAspect.Segment).ShouldBe(hasSegments);
        foreach (var (aspect, values) in pValues)
        {
            values.Count(p => p <= 0.01).ShouldBeLessThanOrEqualTo(
                (int)Math.Ceiling((0.03 * values.Count) + (4 * Math.Sqrt(0.03 * values.Count))), aspect.ToString());
        }
    }

    /// <summary>
    /// Three weeks by the hour, in which the traffic follows the time of day, the calls of an hour share a load and one in a
    /// hundred throws.
    /// </summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(1, false)]
    public void Windows_by_time_with_traffic_that_comes_and_goes_stay_within_the_budget(int panes, bool hasBaseline)
    {
        const int Models = 4, Hours = 21 * 24, HoursOfAlarm = 40, DrainsOfHour = 12;
        var incidents = 0;
        var watched = new HashSet<DriftAspect>();
        for (var model = 0; model < Models; model++)
        {
            var random = new Random((panes * 100) + model);
            using var whole = new WholeModel(Columns(hasSegments: false), hasBaseline ? Rows(random, 2_000) : null, options =>
            {
                (options.WindowDuration, options.Panes, options.SlowWindows) = (TimeSpan.FromHours(1), panes, 4);
                options.FalseAlarmBudget = TimeSpan.FromHours(HoursOfAlarm);
            });
            for (var hour = 0; hour < Hours; hour++)
            {
                var load = 0.1 * Support.Windows.Gauss(random);
                var calls = 150 * (1 + (0.6 * Math.Sin(hour * Math.PI / 12))) * Math.Exp(0.1 * Support.Windows.Gauss(random));
                for (var drain = 0; drain < DrainsOfHour; drain++)
                {
                    foreach (var row in Rows(random, Poisson.Sample(random, calls / DrainsOfHour)))
                    {
                        whole.Write(row, Math.Exp(-7 + load + (0.5 * Support.Windows.Gauss(random))));
                        if (random.NextDouble() < 0.01)
                        {
                            whole.WriteError();
                        }
                    }

                    whole.Drain();
                    whole.Time.Advance(TimeSpan.FromHours(1) / DrainsOfHour);
                }
            }

            whole.Drain();
            whole.Faults.ShouldBeEmpty();
            incidents += whole.Incidents.Count;
            watched.UnionWith(whole.Reports.SelectMany(report => report.Checks).Select(check => check.Aspect));
        }

        incidents.ShouldBeLessThanOrEqualTo(Models * Hours / HoursOfAlarm);
        new[] { DriftAspect.Volume, DriftAspect.Latency, DriftAspect.ErrorRate, DriftAspect.Correlation, DriftAspect.Decay }
            .Where(aspect => !watched.Contains(aspect)).ShouldBeEmpty();
    }

    private static ColumnSchema[] Columns(bool hasSegments) =>
    [
        ColumnSchema.Number("normal", "double"), ColumnSchema.Number("alike", "double"), ColumnSchema.Number("heavy", "double"),
        ColumnSchema.Number("count", "int"), ColumnSchema.Number("inflated", "double"), ColumnSchema.Number("constant", "double"),
        ColumnSchema.Number("nearly", "double"), ColumnSchema.Number("gaps", "double?"), ColumnSchema.Text("id", "string"),
        ColumnSchema.Text("group", "string") with { IsSegment = hasSegments },
        ColumnSchema.Code("flag", "bool", [new(0, "false"), new(1, "true")]),
        ColumnSchema.Number("score", "double", ColumnRole.Prediction),
        ColumnSchema.Code("label", "bool", [new(0, "false"), new(1, "true")], ColumnRole.Prediction),
    ];

    private static IEnumerable<object?[]> Rows(Random random, int rows)
    {
        string[] groups = ["a", "b", "c", "d"];
        for (var row = 0; row < rows; row++)
        {
            var normal = Support.Windows.Gauss(random);
            var score = 1 / (1 + Math.Exp(-normal - (0.5 * Support.Windows.Gauss(random))));
            yield return
            [
                normal, (0.9 * normal) + (0.44 * Support.Windows.Gauss(random)),
                Support.Windows.Gauss(random) / Math.Abs(Support.Windows.Gauss(random)),
                Math.Floor(6 * Math.Sqrt(random.NextDouble())), random.NextDouble() < 0.7 ? 0.0 : -Math.Log(1 - random.NextDouble()), 5.0,
                random.NextDouble() < 0.001 ? 1.0 : 0.0, random.NextDouble() < 0.05 ? null : Support.Windows.Gauss(random),
                $"id {random.NextInt64()}", groups[(int)(4 * random.NextDouble() * random.NextDouble())], random.NextDouble() < 0.3,
                score, score > 0.8,
            ];
        }
    }
}
