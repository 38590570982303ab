namespace ModelMonitor.Detection;

/// <summary>What part of a model's false alarms each family of tests may raise; together they make the whole budget.</summary>
internal static class BudgetShares
{
    /// <summary>The tests of columns, rules and checks in each window.</summary>
    public const double Windows = 0.55;

    /// <summary>The evidence that is looked at while windows fill, slice by slice.</summary>
    public const double Evidence = 0.25;

    /// <summary>The same tests in the slow horizon, and slow movements over many windows.</summary>
    public const double Slow = 0.15;

    /// <summary>Silences, which are looked at by time.</summary>
    public const double Silence = 0.05;
}
