using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection.Causes;

/// <summary>Real data in random order do not change: alarms on them are false.</summary>
public class ShuffledStreamTests
{
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

    private static void Judge(string name)
    {
        var stream = RealStreams.Get(name);
        var order = stream.Shuffled(seed: 1);
        var replay = new StreamReplay(stream, "shuffled", order[..BaselineRows].Select(row => stream.Rows[row]));
        var reports = replay.Reports(
            order[BaselineRows..].Take(MostRows).Select(row => stream.Rows[row]), WindowRows, model => model.FalseAlarmBudget = Budget);
        var told = Alarms(reports).ToList();
        var alarms = told.Sum(alarm => alarm.Raised);

        alarms.ShouldBeLessThanOrEqualTo(
            LargestCount((double)reports.Count / WindowsPerFalseAlarm), $"{name}: {alarms} alarms in {reports.Count} windows: {string.Join("; ", told)}");
    }

    /// <summary>How often each subject has become an alarm.</summary>
    private static IEnumerable<(string Subject, int Raised)> Alarms(IReadOnlyList<WindowReport> reports)
    {
        foreach (var subject in reports.SelectMany(report => report.Findings).Select(finding => finding.Subject).Distinct())
        {
            bool[] drifted = [.. reports.Select(report => report.Findings.Any(finding => finding.Subject == subject && finding.State == DriftState.Drifted))];
            var raised = drifted.Where((now, i) => now && !(i > 0 && drifted[i - 1])).Count();
            if (raised > 0)
            {
                yield return (subject, raised);
            }
        }
    }

    /// <summary>What a Poisson count of such a mean exceeds once in a thousand times.</summary>
    private static int LargestCount(double mean)
    {
        var (count, probability) = (0, Math.Exp(-mean));
        for (var sum = probability; sum < 0.999; sum += probability)
        {
            probability *= mean / ++count;
        }

        return count;
    }
}
