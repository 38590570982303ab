namespace ModelMonitor.Statistics;

/// <summary>How the p-value of a rank test is computed.</summary>
public enum PValueMethod
{
    /// <summary>Exact where that is affordable and valid, else asymptotic; each test states its limit.</summary>
    Auto,

    /// <summary>From the distribution over all assignments of the observed ranks; without ties it has no error.</summary>
    Exact,

    /// <summary>From the limiting law.</summary>
    Asymptotic,
}
