using System.Globalization;
using ModelMonitor.Capture;
using ModelMonitor.Schema;

namespace ModelMonitor.Baselines;

/// <summary>Values of rows that were built in code, as the numbers that the capture would have written.</summary>
internal static class RowValue
{
    private const string FixByConversion = "Convert it before.";

    /// <summary>The number of a value; NaN for a missing one.</summary>
    /// <returns><see langword="false"/> if the value does not fit the column.</returns>
    public static bool TryEncode(ColumnSchema column, object? value, out double number)
    {
        var encoded = value switch
        {
            null or DBNull => double.NaN,
            bool boolean => RowEncoding.Boolean(boolean),
            Enum or double or float or decimal or int or long or uint or ulong or short or ushort or byte or sbyte =>
                ((IConvertible)value).ToDouble(CultureInfo.InvariantCulture),
            _ => column.Encoding == ColumnEncoding.Number ? Quantity(value) : Code(column, value),
        };
        number = encoded.GetValueOrDefault();
        return encoded is not null;
    }

    /// <summary>What a column takes, and how to give it what it does not.</summary>
    public static (string Allowed, string Fix) Expectation(ColumnSchema column) => column.Encoding switch
    {
        ColumnEncoding.Text => ("string and null", "Call ToString(CultureInfo.InvariantCulture) before."),
        ColumnEncoding.Number =>
            ("numbers, bool, enums, dates and times (read as seconds) and null", "Parse it before, with CultureInfo.InvariantCulture."),
        _ when column.Members is [] => ("whole numbers, char and null", FixByConversion),
        _ => ("bool, enums, their numbers, the names " + string.Join(", ", column.Members.Take(20).Select(member => $"'{member.Name}'"))
            + (column.Members.Count > 20 ? ", ..." : "") + " and null", FixByConversion),
    };

    private static double? Quantity(object value) => value switch
    {
        Half number => (double)number,
        nint number => number,
        nuint number => number,
        Int128 number => (double)number,
        UInt128 number => (double)number,
        DateTime time => RowEncoding.Seconds(time),
        DateTimeOffset time => RowEncoding.Seconds(time),
        DateOnly date => RowEncoding.Seconds(date),
        TimeOnly time => RowEncoding.Seconds(time),
        TimeSpan length => RowEncoding.Seconds(length),
        _ => null,
    };

    private static double? Code(ColumnSchema column, object value) => value switch
    {
        char character => character,
        nint number => number,
        nuint number => number,
        string name => column.Members.Where(member => member.Name == name).Select(member => (double?)member.Code).FirstOrDefault(),
        _ => null,
    };
}
