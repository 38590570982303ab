namespace ModelMonitor.Detection;

/// <summary>How far the shares of segments account for the change of a column.</summary>
/// <param name="By">The column that makes the segments.</param>
/// <param name="Share">The share of the change that they account for, 0 to 1.</param>
/// <param name="PValue">The p-value of what is left.</param>
internal readonly record struct MixExplanation(string By, double Share, double PValue)
{
    private const double Most = 0.5;
    private const double Unsuspicious = 0.01;

    /// <summary>Whether the segments are as they were and their shares have moved: most of the change vanishes, and what is left may be chance.</summary>
    public bool IsComplete => Share >= Most && PValue > Unsuspicious;
}
