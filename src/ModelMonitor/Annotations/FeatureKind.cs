namespace ModelMonitor;

/// <summary>How the values of a feature are read.</summary>
public enum FeatureKind
{
    /// <summary>
    /// Decided by the type: numbers, dates and time spans (in seconds) are numeric; booleans, enums,
    /// characters and strings are categorical; a <see cref="Guid"/> is no feature.
    /// </summary>
    Inferred,

    /// <summary>An ordered quantity.</summary>
    Numeric,

    /// <summary>Unordered categories, also where the type is a number, such as a product code.</summary>
    Categorical,

    /// <summary>The hour of a date or time, 0 to 23, as a quantity.</summary>
    HourOfDay,

    /// <summary>The weekday of a date, as a category.</summary>
    DayOfWeek,

    /// <summary>The day of the month of a date, 1 to 31, as a quantity.</summary>
    DayOfMonth,

    /// <summary>The month of a date, 1 to 12, as a quantity.</summary>
    Month,
}
