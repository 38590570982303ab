using ModelMonitor.Analyzers.Collections;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>How the values of a feature are written.</summary>
internal sealed record FeatureEncoding(
    ColumnEncoding Encoding, ValueConversion Conversion, EquatableArray<ColumnMember> Members)
{
    // The weekday's column is coded like the enum that the runtime casts.
    private static readonly EquatableArray<ColumnMember> Weekdays =
        Enum.GetValues(typeof(DayOfWeek)).Cast<DayOfWeek>().Select(day => new ColumnMember((int)day, day.ToString())).ToEquatableArray();

    /// <summary>The encoding of a kind, or <see langword="null"/> if the kind does not fit the type.</summary>
    public static FeatureEncoding? Of(Scalar scalar, FeatureKind kind) => (kind, scalar.Family) switch
    {
        (FeatureKind.Inferred or FeatureKind.Numeric, ScalarFamily.Integer or ScalarFamily.WideInteger or ScalarFamily.Real)
            or (FeatureKind.Numeric, ScalarFamily.Enum) => Number(scalar.NumberConversion),
        (FeatureKind.Numeric, ScalarFamily.Boolean) => Number(ValueConversion.Boolean),
        (FeatureKind.Inferred or FeatureKind.Numeric, ScalarFamily.Instant or ScalarFamily.Date or ScalarFamily.Time or ScalarFamily.Duration)
            => Number(ValueConversion.Seconds),
        (FeatureKind.Inferred or FeatureKind.Categorical, ScalarFamily.Boolean or ScalarFamily.Enum or ScalarFamily.Character or ScalarFamily.Text)
            or (FeatureKind.Categorical, ScalarFamily.Integer) => Category(scalar),
        (FeatureKind.HourOfDay, ScalarFamily.Instant or ScalarFamily.Time) => Number(ValueConversion.HourOfDay),
        (FeatureKind.DayOfWeek, ScalarFamily.Instant or ScalarFamily.Date) =>
            new(ColumnEncoding.Code, ValueConversion.DayOfWeek, Weekdays),
        (FeatureKind.DayOfMonth, ScalarFamily.Instant or ScalarFamily.Date) => Number(ValueConversion.DayOfMonth),
        (FeatureKind.Month, ScalarFamily.Instant or ScalarFamily.Date) => Number(ValueConversion.Month),
        _ => null,
    };

    /// <summary>The column's type: with the part that is read, where a part of a date or time is, since parts are not comparable.</summary>
    public string TypeOf(Scalar scalar) => Conversion
        is ValueConversion.HourOfDay or ValueConversion.DayOfWeek or ValueConversion.DayOfMonth or ValueConversion.Month
        ? $"{scalar.TypeName} as {Conversion}"
        : scalar.TypeName;

    public static FeatureEncoding Number(ValueConversion conversion) => new(ColumnEncoding.Number, conversion, []);

    public static FeatureEncoding Category(Scalar scalar) => scalar.Family switch
    {
        ScalarFamily.Text => new(ColumnEncoding.Text, ValueConversion.Text, []),
        ScalarFamily.Boolean => new(ColumnEncoding.Code, ValueConversion.Boolean, scalar.Members()),
        _ => new(ColumnEncoding.Code, scalar.NumberConversion, scalar.Members()),
    };
}
