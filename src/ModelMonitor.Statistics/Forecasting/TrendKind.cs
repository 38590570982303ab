namespace ModelMonitor.Statistics;

/// <summary>How the level of a series goes on.</summary>
public enum TrendKind
{
    /// <summary>It stays.</summary>
    None,

    /// <summary>It goes on by the same amount at every step.</summary>
    Additive,

    /// <summary>
    /// It goes on by an amount that shrinks by φ at every step, so that forecasts level off (Gardner and McKenzie 1985).
    /// </summary>
    Damped,
}
