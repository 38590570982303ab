using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>How certain a change must be in one window.</summary>
/// <param name="PerTest">The level of a single test.</param>
/// <param name="Discovery">The level of Benjamini-Hochberg over all tests of the window.</param>
/// <param name="Tests">The tests of the window.</param>
internal sealed record DecisionLevels(double PerTest, double Discovery, int Tests)
{
    // More false discoveries than these would make a suspicion worthless, whatever the budget allows.
    private const double LargestDiscovery = 0.1;

    /// <summary>The levels that spend what a look may spend.</summary>
    /// <param name="perLook">The false alarms that a look may raise.</param>
    /// <param name="tests">The tests of the window, at least 1.</param>
    /// <param name="correlation">
    /// The correlation of two windows by the noise of the baseline, which they share: n/(n + m) for n rows and m; 0 up to
    /// below 1.
    /// </param>
    /// <param name="options">How persistent a change must be.</param>
    public static DecisionLevels Of(double perLook, int tests, double correlation, DriftOptions options)
    {
        var expected = tests * PersistentAlarmRate.Level(perLook / tests, options.RaiseAfter, options.PersistenceWindows, correlation);

        // Without any change Benjamini-Hochberg at level q rejects q / (1 - q)^2 tests on average (Borel's law): solved for q.
        var half = 1 + (1 / (2 * expected));
        var discovery = Math.Min(LargestDiscovery, 1 / (half + Math.Sqrt((half * half) - 1)));
        return new(discovery / tests, discovery, tests);
    }
}
