namespace ModelMonitor.Detection;

/// <summary>What a window says of something that is no single column: volume, latency, a correlation, a segment.</summary>
public sealed record CheckVerdict
{
    /// <summary>What was tested: <c>model</c>, a pair <c>a ~ b</c>, or <c>segment = value: column</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>What of it was tested.</summary>
    public required DriftAspect Aspect { get; init; }

    /// <summary>The verdict, persistence included.</summary>
    public required DriftState State { get; init; }

    /// <summary>The p-value at the window's size.</summary>
    public required double PValue { get; init; }

    /// <summary>The same after the correction for all tests of the window.</summary>
    public required double AdjustedPValue { get; init; }

    /// <summary>What the baseline leads to expect, in the unit of the aspect; NaN where that is no single number.</summary>
    public required double Expected { get; init; }

    /// <summary>What the window has.</summary>
    public required double Observed { get; init; }

    /// <summary>The size of the change in multiples of the floor from which it counts as large; 0 and up.</summary>
    public required double Effect { get; init; }
}
