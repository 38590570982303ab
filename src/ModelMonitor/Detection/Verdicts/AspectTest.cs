using System.Runtime.InteropServices;

namespace ModelMonitor.Detection;

/// <summary>The test of one aspect of a column in one window.</summary>
/// <param name="Aspect">What is tested.</param>
/// <param name="PValue">The p-value at the window's size.</param>
/// <param name="AdjustedPValue">The same after Benjamini-Hochberg over all tests of the model's window.</param>
/// <param name="BaselineShare">
/// The tested share in the baseline, for unseen categories the share that is to be expected (Good-Turing), for
/// violated rules the share that is tolerated; NaN for <see cref="DriftAspect.Distribution"/>.
/// </param>
/// <param name="Share">The tested share in the window; NaN for <see cref="DriftAspect.Distribution"/>.</param>
/// <param name="Effect">The size of the change in multiples of the floor from which it counts as large; 0 and up.</param>
/// <param name="IsBreached">Whether the change is both certain and large, or reaches a fixed threshold where there is one.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AspectTest(
    DriftAspect Aspect,
    double PValue,
    double AdjustedPValue,
    double BaselineShare,
    double Share,
    double Effect,
    bool IsBreached)
{
    /// <summary>Whether a threshold that the options fix decides, in place of certain and large.</summary>
    public bool IsFixed { get; init; }

    /// <summary>Whether the effect reaches its floor.</summary>
    public bool IsLarge => Effect >= 1;
}
