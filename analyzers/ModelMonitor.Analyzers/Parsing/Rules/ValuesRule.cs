using System.Globalization;
using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Collections;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Reads <c>[AllowedValues]</c> and <c>[DeniedValues]</c>.</summary>
internal static class ValuesRule
{
    public static ParsedRule Parse(AttributeData attribute, RuleKind kind, Scalar scalar)
    {
        // A lone null is the array itself.
        var arguments = attribute.ConstructorArguments;
        var all = arguments.Length == 1 && arguments[0] is { Kind: TypedConstantKind.Array, IsNull: false } array ? array.Values : arguments;
        var values = all.Where(value => !IsMissing(value)).ToList();
        if (values.Find(value => !SymbolEqualityComparer.Default.Equals(value.Type, scalar.Type)) is { Type: { } other })
        {
            return ParsedRule.Unfit(
                $"it lists a value of type '{other.ToDisplayString()}', which never equals one of type '{scalar.TypeName}'; list values of that type");
        }

        var isText = scalar.Family == ScalarFamily.Text;
        return new ColumnRule(kind, RuleText.Of(attribute))
        {
            DeniesMissing = kind == RuleKind.DeniedValues && values.Count < all.Length,
            Texts = isText ? values.Select(value => (string)value.Value!).Distinct().ToEquatableArray() : [],
            Values = isText ? [] : values.Select(value => Number(value.Value!)).Distinct().ToEquatableArray(),
        };
    }

    private static bool IsMissing(TypedConstant value) => value.IsNull || value.Value is double.NaN or float.NaN;

    private static double Number(object value) =>
        value is char character ? character : Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
