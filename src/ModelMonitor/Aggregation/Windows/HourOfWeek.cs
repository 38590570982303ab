namespace ModelMonitor.Aggregation;

/// <summary>The hours of a week by the clock on the wall, from Sunday at midnight.</summary>
internal static class HourOfWeek
{
    public const int HoursPerDay = 24;

    /// <summary>168.</summary>
    public const int Count = 7 * HoursPerDay;

    /// <summary>The hour of a moment in a time zone, 0 to 167.</summary>
    public static int Of(DateTimeOffset time, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone);
        return ((int)local.DayOfWeek * HoursPerDay) + local.Hour;
    }
}
