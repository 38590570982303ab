using System.Globalization;
using System.Runtime.CompilerServices;
using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Detection;
using ModelMonitor.Hosting;
using ModelMonitor.Schema;

namespace ModelMonitor.Tests.Detection;

/// <summary>The flights of the QuickStart, whose inputs hardly move: what alarms on them alarms for nothing.</summary>
public class RealFlightsTests
{
    private static readonly IReadOnlyList<(DateTime Departure, object?[] Row)> Flights = [.. File.ReadLines(DataPath()).Skip(1).Select(Parse)];

    /// <summary>A day has some 110 flights; in windows shorter than that the hour really differs from window to window.</summary>
    [Theory]
    [InlineData(200)]
    [InlineData(250)]
    [InlineData(330)]
    [InlineData(500)]
    [InlineData(1_000)]
    public void Ten_weeks_of_flights_raise_no_alarm_in_windows_of_days(int size) =>
        Reports(size, row => row).ShouldAllBe(report => report.State != DriftState.Drifted);

    [Theory]
    [InlineData(100)]
    [InlineData(500)]
    public void Kilometres_are_named_in_two_windows_of_any_size(int size)
    {
        var verdict = Reports(size, row => [(double)row[0]! * 1.609344, row[1], row[2], row[3]])[1]["distance"];
        verdict.State.ShouldBe(DriftState.Drifted);
        verdict.Explanation.ShouldContain("miles to kilometres");
    }

    private static IReadOnlyList<WindowReport> Reports(int size, Func<object?[], object?[]> change, [CallerMemberName] string test = "")
    {
        var split = new DateTime(2001, 1, 22);
        var source = PredictionSource.Register(new(
            $"flights-{test}-{size}", "1", PredictionTask.Binary, test,
            [
                ColumnSchema.Number("distance", "double"),
                ColumnSchema.Number("hour", "int"),
                ColumnSchema.Text("origin", "string"),
                ColumnSchema.Text("destination", "string"),
            ]));
        var baseline = Baseline.FromRows(source.Schema, Flights.Where(flight => flight.Departure < split).Select(flight => flight.Row));
        using var agent = MonitoringAgent.Start(options =>
        {
            var model = options.ForModel(source.Schema.Name).UseBaseline(baseline);
            (model.WindowSize, model.KeptReports) = (size, 1_000);
        });

        Span<double> values = stackalloc double[4];
        foreach (var (_, row) in Flights.Where(flight => flight.Departure >= split))
        {
            var changed = change(row);
            values[0] = (double)changed[0]!;
            values[1] = (double)changed[1]!;
            values[2] = source.Category(2, (string?)changed[2]);
            values[3] = source.Category(3, (string?)changed[3]);
            source.Begin().Complete(values);
            agent.Drain();
        }

        return agent.Reports(source.Schema.Name);
    }

    private static (DateTime Departure, object?[] Row) Parse(string line)
    {
        var fields = line.Split(',');
        var departure = DateTime.Parse(fields[0], CultureInfo.InvariantCulture);
        return (departure, [double.Parse(fields[3], CultureInfo.InvariantCulture), (double)departure.Hour, fields[1], fields[2]]);
    }

    private static string DataPath([CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "../../../samples/QuickStart/data/flights.csv");
}
