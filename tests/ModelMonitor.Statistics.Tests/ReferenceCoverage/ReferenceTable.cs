namespace ModelMonitor.Statistics.Tests;

/// <summary>
/// Which test reads each expected result of the reference files, or why none does. Names of cases or keys are separated
/// by spaces, where they hold spaces themselves by bars. The four files of real data have their keys in common, "e2e".
/// </summary>
internal static partial class ReferenceTable
{
    public static IEnumerable<(string File, string Keys, string By)> Rows => [.. HypothesisTests, .. StreamsAndSamples, .. Performance];
}
