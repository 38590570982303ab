using System.Text;
using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;
using Xunit.Abstractions;

namespace ModelMonitor.Tests.Detection.Causes;

/// <summary>
/// Ten faults are put into windows of real data in random order, so that nothing else changes; the first finding of the
/// window must name the fault and the column.
/// </summary>
public class FaultNamingTests(ITestOutputHelper output)
{
    private const int BaselineRows = 5_000;
    private const int WindowRows = 1_000;
    private const int Draws = 5;

    // At least nine of ten.
    private const double LeastRight = 0.9;

    [SharedDataTheory]
    [InlineData("elec2")]
    [InlineData("bike")]
    [InlineData("bank")]
    [InlineData("occupancy")]
    public void Nine_of_ten_faults_are_named_in_every_stream(string name) => Name(name);

    [Fact]
    public void Nine_of_ten_faults_are_named_in_the_flights() => Name("flights");

    private void Name(string name)
    {
        var stream = RealStreams.Get(name);
        var order = stream.Shuffled(seed: 1);
        var replay = new StreamReplay(stream, "faults", order[..BaselineRows].Select(row => stream.Rows[row]));
        var rest = order[BaselineRows..];
        var random = new Random(2);
        var injector = new FaultInjector(stream, random);
        var table = new StringBuilder();
        var (right, drawn) = (0, 0);
        foreach (var (fault, targets) in FaultTargets.Of(name))
        {
            var named = new List<string>();
            for (var draw = 0; draw < Draws; draw++)
            {
                var target = targets[draw % targets.Length];
                random.Shuffle(rest);
                var rows = rest[..WindowRows].Select(row => stream.Rows[row]).ToArray();
                var report = replay.Reports(injector.Inject(fault, target, rows), WindowRows)[0];
                var first = report.Findings.Count == 0 ? null : report.Findings[0];
                var isRight = first is not null && FaultTargets.IsRight(fault, target, first);
                right += isRight ? 1 : 0;
                drawn++;
                named.Add(isRight ? "" : $"{target} -> {(first is null ? "nothing" : $"{first.Kind}: {first}")}");
            }

            table.AppendLine($"{fault,-18} {named.Count(wrong => wrong == "")} of {Draws}");
            foreach (var wrong in named.Where(wrong => wrong != "").GroupBy(wrong => wrong))
            {
                table.AppendLine($"    {wrong.Count()}x {wrong.Key}");
            }
        }

        output.WriteLine($"{name}: {right} of {drawn}\n{table}");
        ((double)right / drawn).ShouldBeGreaterThanOrEqualTo(LeastRight, $"{name}: {right} of {drawn}\n{table}");
    }
}
