using ModelMonitor.Tests.Support;
using Xunit.Abstractions;

namespace ModelMonitor.Tests.Detection.Causes;

/// <summary>
/// Real data in random order do not change: incidents on them are false. An agent watches them with all its tests and
/// checks and both horizons, as it does in an application; each order has a baseline of its own.
/// </summary>
public class ShuffledStreamTests(ITestOutputHelper output)
{
    private const int Orders = 2;
    private const int BaselineRows = 5_000;
    private const int WindowRows = 500;
    private const int MostRows = 15_000;

    // At ten seconds a row a window of 500 rows takes 5,000 s; 100,000 s are 20 windows.
    private const int WindowsPerFalseAlarm = 20;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(5_000 * WindowsPerFalseAlarm);

    [SharedDataTheory]
    [InlineData("elec2")]
    [InlineData("bike")]
    [InlineData("bank")]
    [InlineData("occupancy")]
    public void A_stream_in_random_order_alarms_no_oftener_than_the_budget_allows(string name) => Judge(name);

    [Fact]
    public void Flights_in_random_order_alarm_no_oftener_than_the_budget_allows() => Judge("flights");

    private void Judge(string name)
    {
        var stream = RealStreams.Get(name);
        var (windows, alarms, told) = (0, 0, new List<string>());
        for (var seed = 1; seed <= Orders; seed++)
        {
            var rows = stream.Shuffled(seed).Select(row => stream.Rows[row]).ToArray();
            var replay = new StreamReplay(stream, $"shuffled-{seed}", rows[..BaselineRows]);
            var watch = replay.Watch(rows.Skip(BaselineRows).Take(MostRows), WindowRows, model => model.FalseAlarmBudget = Budget);
            windows += watch.Reports.Count;
            alarms += watch.Alarms;
            told.AddRange(watch.Incidents.Select(incident => $"order {seed}: {incident}"));
        }

        var expected = (double)windows / WindowsPerFalseAlarm;
        var most = LargestCount(expected);
        var message = $"{name}: {alarms} incidents in {windows} windows; the budget allows {expected:0.0} on average, {most} at most\n{string.Join('\n', told)}";
        output.WriteLine(message);
        alarms.ShouldBeLessThanOrEqualTo(most, message);
    }

    /// <summary>What a Poisson count of such a mean exceeds once in a hundred times.</summary>
    private static int LargestCount(double mean)
    {
        var (count, probability) = (0, Math.Exp(-mean));
        for (var sum = probability; sum < 0.99; sum += probability)
        {
            probability *= mean / ++count;
        }

        return count;
    }
}
