namespace ModelMonitor.Statistics;

/// <summary>How the seasons of a series act on its level.</summary>
public enum SeasonalityKind
{
    /// <summary>There are none.</summary>
    None,

    /// <summary>A season adds to the level.</summary>
    Additive,

    /// <summary>A season multiplies the level; for series of positive values whose seasons grow with them.</summary>
    Multiplicative,
}
