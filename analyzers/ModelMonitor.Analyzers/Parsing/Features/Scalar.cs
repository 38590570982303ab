using System.Globalization;
using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Collections;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>A type that fits into one column.</summary>
/// <param name="Family">What the values are.</param>
/// <param name="Type">The type, without <see cref="Nullable{T}"/>.</param>
/// <param name="IsNullableValue">Whether it is a <see cref="Nullable{T}"/>.</param>
/// <param name="IsNullable">Whether its declaration allows a missing value.</param>
internal sealed record Scalar(ScalarFamily Family, ITypeSymbol Type, bool IsNullableValue, bool IsNullable)
{
    private const int MaxNameLength = 128;

    // The source shows the name alone; what is too long for a column's type is cut.
    private static readonly SymbolDisplayFormat ShortName = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    public string TypeName
    {
        get
        {
            var name = Type.ToDisplayString(ShortName);
            return name.Length <= MaxNameLength ? name : name.Substring(0, MaxNameLength);
        }
    }

    public ValueConversion NumberConversion => IsNullableValue ? ValueConversion.NullableNumber : ValueConversion.Number;

    public static Scalar? Of(ITypeSymbol type)
    {
        var isNullableValue = type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        var underlying = isNullableValue ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
        return FamilyOf(underlying) is { } family
            ? new(family, underlying, isNullableValue,
                isNullableValue || (type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated))
            : null;
    }

    /// <summary>The members of an enum by value, the first name of each value; false and true of a boolean.</summary>
    public EquatableArray<ColumnMember> Members() => Family switch
    {
        ScalarFamily.Boolean => [new(0, "false"), new(1, "true")],
        ScalarFamily.Enum => Type.GetMembers().OfType<IFieldSymbol>()
            .Where(field => field.HasConstantValue)
            .Select(field => new ColumnMember(Convert.ToDouble(field.ConstantValue, CultureInfo.InvariantCulture), field.Name))
            .GroupBy(member => member.Code)
            .OrderBy(group => group.Key)
            .Select(group => group.First())
            .ToEquatableArray(),
        _ => [],
    };

    private static ScalarFamily? FamilyOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
            or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64
            or SpecialType.System_IntPtr or SpecialType.System_UIntPtr => ScalarFamily.Integer,
        SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal => ScalarFamily.Real,
        SpecialType.System_Boolean => ScalarFamily.Boolean,
        SpecialType.System_Char => ScalarFamily.Character,
        SpecialType.System_String => ScalarFamily.Text,
        SpecialType.System_DateTime => ScalarFamily.Instant,
        _ when type.TypeKind == TypeKind.Enum => ScalarFamily.Enum,
        _ when type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true } => type.Name switch
        {
            "Half" => ScalarFamily.Real,
            "Int128" or "UInt128" => ScalarFamily.WideInteger,
            "DateTimeOffset" => ScalarFamily.Instant,
            "DateOnly" => ScalarFamily.Date,
            "TimeOnly" => ScalarFamily.Time,
            "TimeSpan" => ScalarFamily.Duration,
            "Guid" => ScalarFamily.Guid,
            _ => null,
        },
        _ => null,
    };
}

/// <summary>What the values of a scalar type are; those up to <see cref="Text"/> can be predicted.</summary>
internal enum ScalarFamily
{
    /// <summary>An integer of at most 64 bits.</summary>
    Integer,
    WideInteger,
    Real,
    Boolean,
    Character,
    Enum,
    Text,

    /// <summary>A date with a time.</summary>
    Instant,
    Date,
    Time,
    Duration,
    Guid,
}
