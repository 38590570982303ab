namespace ModelMonitor.Benchmarks.Decisions;

/// <summary>A rule of another product, as its published defaults have it, for one column.</summary>
/// <param name="Name">Whose rule.</param>
/// <param name="Start">Makes the rule ready for a baseline.</param>
internal sealed record PeerRule(string Name, Func<PeerBaseline, PeerStatistic> Start);

/// <summary>How far a window is from the baseline, in multiples of the rule's own threshold: it fires from 1 on.</summary>
/// <param name="window">Sorted values without the missing ones.</param>
internal delegate double PeerStatistic(double[] window);

/// <summary>What a rule may look at before it sees windows.</summary>
/// <param name="InOrder">The values of the baseline in the order of time.</param>
/// <param name="Sorted">The same, sorted.</param>
/// <param name="IsCategorical">Whether they are codes of categories.</param>
internal sealed record PeerBaseline(double[] InOrder, double[] Sorted, bool IsCategorical)
{
    public double Mean { get; } = InOrder.Average();

    /// <summary>The population standard deviation.</summary>
    public double Deviation { get; } = Math.Sqrt(InOrder.Sum(value => Math.Pow(value - InOrder.Average(), 2)) / InOrder.Length);
}
