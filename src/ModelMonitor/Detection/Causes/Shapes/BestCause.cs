namespace ModelMonitor.Detection;

/// <summary>The best explanation so far of those that leave no more than chance. The first of equals stays.</summary>
internal sealed class BestCause
{
    public ShapeCause? Cause { get; private set; }

    /// <summary>The score that another explanation must stay below, so that no more need be known of worse ones.</summary>
    public double ScoreToBeat => Cause?.Quality.Score ?? double.PositiveInfinity;

    /// <summary>Takes an explanation if it is better.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="quality">How well it fits.</param>
    /// <param name="describe">What moved by how much; asked for only of the best.</param>
    public void Offer(DriftKind kind, FitQuality quality, Func<string> describe)
    {
        if (quality.IsAccepted && quality.Score < ScoreToBeat)
        {
            Cause = new(kind, quality, describe);
        }
    }
}
