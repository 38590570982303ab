using System.Globalization;
using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Reads <c>[Range]</c>: its bounds become numbers in the unit of the column.</summary>
internal static class RangeRule
{
    public static ParsedRule Parse(AttributeData attribute, Scalar scalar, FeatureEncoding encoding)
    {
        var arguments = attribute.ConstructorArguments;
        if (arguments.Length == 3 && arguments[0].Value is ITypeSymbol type)
        {
            return Fits(type, scalar, encoding)
                ? OfTexts(attribute, type, arguments[1].Value as string, arguments[2].Value as string)
                : ParsedRule.Unfit($"its bounds are of type '{type.Name}', and the feature is {Describe(scalar, encoding)}");
        }

        return arguments.Length != 2 ? ParsedRule.Unfit("its bounds are not understood")
            : !IsNumber(scalar) ? ParsedRule.Unfit($"its bounds are numbers, and the feature is {Describe(scalar, encoding)}")
            : Create(attribute, Number(arguments[0]), Number(arguments[1]));
    }

    private static ParsedRule OfTexts(AttributeData attribute, ITypeSymbol type, string? minimum, string? maximum) =>
        RangeBound.Parse(type, minimum) is not { } from ? Unreadable(type, minimum)
        : RangeBound.Parse(type, maximum) is not { } to ? Unreadable(type, maximum)
        : Create(attribute, from, to);

    private static ParsedRule Create(AttributeData attribute, double minimum, double maximum)
    {
        var rule = new ColumnRule(RuleKind.Range, RuleText.Of(attribute))
        {
            Minimum = minimum,
            Maximum = maximum,
            MinimumIsExclusive = Annotations.Named<bool>(attribute, "MinimumIsExclusive"),
            MaximumIsExclusive = Annotations.Named<bool>(attribute, "MaximumIsExclusive"),
        };
        return minimum < maximum || (minimum == maximum && !rule.MinimumIsExclusive && !rule.MaximumIsExclusive)
            ? rule
            : ParsedRule.Unfit("no value lies within its bounds; exchange or widen them");
    }

    private static ParsedRule Unreadable(ITypeSymbol type, string? bound) =>
        ParsedRule.Unfit($"its bound '{bound}' is no '{type.Name}' in the invariant culture, or depends on the machine's time zone");

    private static bool Fits(ITypeSymbol type, Scalar scalar, FeatureEncoding encoding) => RangeBound.IsNumber(type)
        ? IsNumber(scalar)
        : encoding.Conversion == ValueConversion.Seconds && SymbolEqualityComparer.Default.Equals(type, scalar.Type);

    private static bool IsNumber(Scalar scalar) =>
        scalar.Family is ScalarFamily.Integer or ScalarFamily.WideInteger or ScalarFamily.Real or ScalarFamily.Enum;

    private static string Describe(Scalar scalar, FeatureEncoding encoding) => $"of type '{encoding.TypeOf(scalar)}'";

    private static double Number(TypedConstant constant) => Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture);
}
