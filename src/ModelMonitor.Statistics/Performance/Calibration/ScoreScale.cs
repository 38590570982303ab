namespace ModelMonitor.Statistics;

/// <summary>What the scores of a classifier are.</summary>
public enum ScoreScale
{
    /// <summary>Any real number, such as the distance from a decision boundary or log-odds; taken as it is.</summary>
    Margin,

    /// <summary>A number in [0, 1]; its log-odds are taken, with the number kept within 1e-15 of 0 and 1.</summary>
    Probability,
}
