namespace ModelMonitor.Baselines;

/// <summary>The seasons that a baseline tells apart.</summary>
internal enum SeasonKind
{
    /// <summary>24 hours.</summary>
    HourOfDay,

    /// <summary>7 days, from Sunday.</summary>
    DayOfWeek,

    /// <summary>168 hours, from Sunday at midnight.</summary>
    HourOfWeek,
}

/// <summary>The seasons of a kind.</summary>
internal static class SeasonKinds
{
    /// <summary>The number of seasons.</summary>
    public static int Count(this SeasonKind kind) => kind switch
    {
        SeasonKind.HourOfDay => 24,
        SeasonKind.DayOfWeek => 7,
        _ => 168,
    };

    /// <summary>The season of an hour of the week, 0 to 167 from Sunday at midnight.</summary>
    public static int SeasonOf(this SeasonKind kind, int hourOfWeek) => kind switch
    {
        SeasonKind.HourOfDay => hourOfWeek % 24,
        SeasonKind.DayOfWeek => hourOfWeek / 24,
        _ => hourOfWeek,
    };
}
