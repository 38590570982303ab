namespace ModelMonitor.Detection;

/// <summary>How often a model may alarm for nothing, by look.</summary>
/// <param name="period">The time in which one false alarm is allowed.</param>
/// <param name="pace">How often the model is looked at.</param>
internal sealed class FalseAlarmBudget(TimeSpan period, Pace pace)
{
    // Where looks are rarer than the alarms that are allowed, a look is still no coin to toss.
    private const double LargestRate = 0.1;

    /// <summary>The budget and the pace, in words.</summary>
    public string Description => $"one false alarm in {Words.Duration(period)}, {pace.Description}";

    /// <summary>The false alarms that one look may raise, on average.</summary>
    /// <param name="share">The part of the budget that its family of tests has: one of <see cref="BudgetShares"/>.</param>
    public double PerLook(double share) => Math.Min(LargestRate, share * (pace.Interval / period));
}
