using System.Text.RegularExpressions;

namespace ModelMonitor.EndToEnd.Agents;

/// <summary>A row of the README's table of metrics.</summary>
/// <param name="Name">The metric.</param>
/// <param name="Instrument">Counter, Gauge or Histogram.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Attributes">All attributes that its series can have, in order of their names.</param>
internal sealed partial record ReadmeMetric(string Name, string Instrument, string Unit, string Attributes)
{
    public static IReadOnlyList<ReadmeMetric> All { get; } =
        [.. File.ReadLines(Path.Combine(Repository.Folder, "README.md")).Select(line => Row().Match(line)).Where(row => row.Success).Select(Parse)];

    // The values that an attribute can have follow it after a colon.
    private static ReadmeMetric Parse(Match row) => new(
        row.Groups["name"].Value,
        row.Groups["instrument"].Value,
        row.Groups["unit"].Value,
        string.Join(",", Word().Matches(row.Groups["further"].Value.Split(':')[0]).Select(word => word.Groups[1].Value)
            .Concat(IsOfAgent(row.Groups["name"].Value) ? [] : ["model.name", "model.version"])
            .Order(StringComparer.Ordinal)));

    private static bool IsOfAgent(string metric) =>
        metric.StartsWith("modelmonitor.agent.", StringComparison.Ordinal) || metric == "modelmonitor.alerts.lost";

    [GeneratedRegex(@"^\| `(?<name>modelmonitor\.[a-z.]+)` \| (?<instrument>\w+) \| `(?<unit>[^`]+)` \|(?<further>[^|]*)\|$")]
    private static partial Regex Row();

    [GeneratedRegex("`([a-z.]+)`")]
    private static partial Regex Word();
}
