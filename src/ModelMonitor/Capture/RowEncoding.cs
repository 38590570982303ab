using System.ComponentModel;

namespace ModelMonitor.Capture;

/// <summary>
/// Values of a prediction as doubles of its row: booleans as 0 and 1, dates and times as asked, keys as 64 bits of
/// a hash; missing as NaN. Used by generated code; other numbers are converted in place.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowEncoding
{
    /// <summary>0 for false, 1 for true.</summary>
    public static double Boolean(bool? value) => value switch
    {
        true => 1,
        false => 0,
        null => double.NaN,
    };

    /// <summary>Seconds since 1970-01-01T00:00 of the value's own clock; a local time is not converted.</summary>
    public static double Seconds(DateTime? value) => Seconds(value - DateTime.UnixEpoch);

    /// <summary>Seconds since 1970-01-01T00:00Z.</summary>
    public static double Seconds(DateTimeOffset? value) => Seconds(value - DateTimeOffset.UnixEpoch);

    /// <summary>Seconds from 1970-01-01 to the start of the day.</summary>
    public static double Seconds(DateOnly? value) => Seconds(Midnight(value));

    /// <summary>Seconds since midnight.</summary>
    public static double Seconds(TimeOnly? value) => Seconds(value?.ToTimeSpan());

    /// <summary>The length in seconds.</summary>
    public static double Seconds(TimeSpan? value) => value?.TotalSeconds ?? double.NaN;

    /// <summary>0 to 23.</summary>
    public static double HourOfDay(DateTime? value) => value?.Hour ?? double.NaN;

    /// <inheritdoc cref="HourOfDay(DateTime?)"/>
    public static double HourOfDay(DateTimeOffset? value) => value?.Hour ?? double.NaN;

    /// <inheritdoc cref="HourOfDay(DateTime?)"/>
    public static double HourOfDay(TimeOnly? value) => value?.Hour ?? double.NaN;

    /// <summary>0 for Sunday to 6 for Saturday.</summary>
    public static double DayOfWeek(DateTime? value) => (double?)value?.DayOfWeek ?? double.NaN;

    /// <inheritdoc cref="DayOfWeek(DateTime?)"/>
    public static double DayOfWeek(DateTimeOffset? value) => (double?)value?.DayOfWeek ?? double.NaN;

    /// <inheritdoc cref="DayOfWeek(DateTime?)"/>
    public static double DayOfWeek(DateOnly? value) => (double?)value?.DayOfWeek ?? double.NaN;

    /// <summary>1 to 31.</summary>
    public static double DayOfMonth(DateTime? value) => value?.Day ?? double.NaN;

    /// <inheritdoc cref="DayOfMonth(DateTime?)"/>
    public static double DayOfMonth(DateTimeOffset? value) => value?.Day ?? double.NaN;

    /// <inheritdoc cref="DayOfMonth(DateTime?)"/>
    public static double DayOfMonth(DateOnly? value) => value?.Day ?? double.NaN;

    /// <summary>1 to 12.</summary>
    public static double Month(DateTime? value) => value?.Month ?? double.NaN;

    /// <inheritdoc cref="Month(DateTime?)"/>
    public static double Month(DateTimeOffset? value) => value?.Month ?? double.NaN;

    /// <inheritdoc cref="Month(DateTime?)"/>
    public static double Month(DateOnly? value) => value?.Month ?? double.NaN;

    /// <summary>The bits of an integer key.</summary>
    public static double Key(long? value) => value is { } key ? BitConverter.Int64BitsToDouble(key) : double.NaN;

    /// <summary>A 64-bit hash of a key, the same in every process.</summary>
    public static double Key(Guid? value)
    {
        if (value is not { } key)
        {
            return double.NaN;
        }

        Span<byte> bytes = stackalloc byte[16];
        key.TryWriteBytes(bytes);
        return Key(unchecked(BitConverter.ToInt64(bytes) * 31) ^ BitConverter.ToInt64(bytes[8..]));
    }

    /// <summary>A 64-bit hash (FNV-1a) of a key, the same in every process.</summary>
    public static double Key(string? value)
    {
        if (value is null)
        {
            return double.NaN;
        }

        var hash = 14695981039346656037UL;
        foreach (var character in value)
        {
            hash = unchecked((hash ^ character) * 1099511628211UL);
        }

        return Key((long)hash);
    }

    private static DateTime? Midnight(DateOnly? value) => value?.ToDateTime(TimeOnly.MinValue);
}
