namespace ModelMonitor.Detection;

/// <summary>A changed distribution: its likely nature, and what moved by how much, in words.</summary>
internal readonly record struct DistributionChange(DriftKind Kind, string? Description);
