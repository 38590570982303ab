namespace ModelMonitor.Detection;

/// <summary>How often one family of tests may alarm for nothing, by look.</summary>
/// <param name="period">The time in which the model may raise one false alarm.</param>
/// <param name="pace">How often panes of the model are closed.</param>
/// <param name="share">The part of the budget that the family has: one of <see cref="BudgetShares"/>.</param>
/// <param name="panes">The panes from one look to the next; below 1 where slices of them are looked at.</param>
internal sealed class FalseAlarmBudget(TimeSpan period, Pace pace, double share, double panes = 1)
{
    // Where looks are rarer than the alarms that are allowed, a look is still no coin to toss.
    private const double LargestRate = 0.1;

    /// <summary>The budget and the pace, in words.</summary>
    public string Description =>
        $"one false alarm in {Words.Duration(period)}, {Words.Percent(share)} of it for these tests, {pace.Describe(panes)}";

    /// <summary>The false alarms that one look may raise, on average.</summary>
    public double PerLook => Math.Min(LargestRate, share * panes * (pace.Interval / period));
}
