namespace ModelMonitor.Baselines;

/// <summary>The hours of a local clock, counted from the year 1, which began on a Monday.</summary>
internal static class LocalHour
{
    public const int OfDay = 24;

    public const int OfWeek = 168;

    /// <summary>The hour that a clock shows; the offset is part of the clock.</summary>
    public static int Of(DateTimeOffset time) => (int)(time.DateTime.Ticks / TimeSpan.TicksPerHour);

    /// <summary>0 to 167, from Sunday at midnight.</summary>
    public static int InWeek(int hour) => (hour + OfDay) % OfWeek;
}
