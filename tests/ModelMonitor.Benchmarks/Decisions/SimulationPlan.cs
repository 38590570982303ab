namespace ModelMonitor.Benchmarks.Decisions;

/// <summary>How much is simulated for each cell of the table.</summary>
/// <param name="Baselines">Baselines, each with windows of its own; windows of one baseline share its noise.</param>
/// <param name="CleanWindows">Windows without a change for each baseline.</param>
/// <param name="Episodes">Changes of each kind for each baseline.</param>
/// <param name="Horizon">The windows in which a change may be found.</param>
/// <param name="PeerBaselines">Baselines of the other rules: columns are put together of windows of them all.</param>
/// <param name="PeerWindows">Windows without a change for each of those.</param>
internal sealed record SimulationPlan(int Baselines, int CleanWindows, int Episodes, int Horizon, int PeerBaselines, int PeerWindows)
{
    /// <summary>Changes of each kind for each baseline of the other rules.</summary>
    public int PeerChanges => PeerWindows / 10;

    /// <summary>The other rules sort their windows: very large ones are fewer.</summary>
    public SimulationPlan For(int rows) => this with { PeerWindows = rows >= 10_000 ? PeerWindows / 5 : PeerWindows };

    public static SimulationPlan Full { get; } = new(20, 50, 5, 5, 200, 50);

    public static SimulationPlan Quick { get; } = new(10, 50, 5, 5, 100, 20);
}
