namespace ModelMonitor.Detection;

/// <summary>A changed distribution: its likely nature, and what moved by how much, in words.</summary>
internal readonly record struct DistributionChange(DriftKind Kind, string Description)
{
    /// <summary>What the explanation leaves unexplained in units of chance; infinite where nothing explains it.</summary>
    public double Score { get; init; } = double.PositiveInfinity;
}
