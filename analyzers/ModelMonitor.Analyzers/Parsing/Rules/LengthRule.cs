using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Reads <c>[StringLength]</c>, <c>[Length]</c>, <c>[MinLength]</c> and <c>[MaxLength]</c>.</summary>
internal static class LengthRule
{
    public static ParsedRule Parse(AttributeData attribute) => attribute.AttributeClass!.Name switch
    {
        "StringLengthAttribute" => Create(attribute, Annotations.Named<int>(attribute, "MinimumLength"), Argument(attribute, 0)),
        "LengthAttribute" => Create(attribute, Argument(attribute, 0), Argument(attribute, 1)),
        "MinLengthAttribute" => Create(attribute, Argument(attribute, 0), int.MaxValue),
        _ => Create(attribute, 0, Argument(attribute, 0) switch
        {
            // Without a length, the longest that a database has.
            -1 => int.MaxValue,
            0 => -1,
            var maximum => maximum,
        }),
    };

    private static ParsedRule Create(AttributeData attribute, int minimum, int maximum) => minimum < 0 || maximum < minimum
        ? ParsedRule.Unfit("no text has such a length; give a minimum of at least 0 and a maximum that is not below it")
        : new ColumnRule(RuleKind.Length, RuleText.Of(attribute))
        {
            Minimum = minimum == 0 ? double.NegativeInfinity : minimum,
            Maximum = maximum == int.MaxValue ? double.PositiveInfinity : maximum,
        };

    private static int Argument(AttributeData attribute, int index) =>
        attribute.ConstructorArguments.ElementAtOrDefault(index).Value as int? ?? -1;
}
