using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Collections;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Turns the DataAnnotations of features into rules, and numbers them.</summary>
internal sealed class RuleParser(Skips skips)
{
    // More are refused where the model registers.
    private const int MaxRules = 512;

    private readonly List<ModelRule> _rules = [];

    public IReadOnlyList<ModelRule> Rules => _rules;

    /// <summary>The collection of a batch whose elements are read, or <see langword="null"/>.</summary>
    public ISymbol? Collection { get; set; }

    /// <summary>The rules of a value that becomes a column.</summary>
    public EquatableArray<RuleCheck> OfValue(ISymbol symbol, string feature, Scalar scalar, FeatureEncoding encoding, int column) =>
        Add(symbol, feature, column, attribute => attribute.AttributeClass!.Name switch
        {
            "RequiredAttribute" => Required(attribute, scalar.Family == ScalarFamily.Text),
            "RangeAttribute" => RangeRule.Parse(attribute, scalar, encoding),
            "AllowedValuesAttribute" => ValuesRule.Parse(attribute, RuleKind.AllowedValues, scalar),
            "DeniedValuesAttribute" => ValuesRule.Parse(attribute, RuleKind.DeniedValues, scalar),
            _ when scalar.Family != ScalarFamily.Text => ParsedRule.Unfit(
                $"it speaks of texts, and the feature is of type '{scalar.TypeName}'; remove it, or use [Range]"),
            "RegularExpressionAttribute" => PatternParser.Parse(attribute),
            _ => LengthRule.Parse(attribute),
        });

    /// <summary>The rules of a vector: it can be required, and its length judged where that is a column.</summary>
    public EquatableArray<RuleCheck> OfVector(ISymbol symbol, string feature, bool isSummary, int column) =>
        Add(symbol, feature, column, attribute => attribute.AttributeClass!.Name switch
        {
            "RequiredAttribute" => Required(attribute, isText: false),
            "LengthAttribute" or "MinLengthAttribute" or "MaxLengthAttribute" => isSummary
                ? LengthRule.Parse(attribute)
                : ParsedRule.Unfit("the number of elements that are captured is fixed; remove it"),
            _ => ParsedRule.Unfit("it does not speak of vectors; use [Required] or [Length], or validate before the call"),
        });

    /// <summary>The rules of an object, whose members become columns: it can be required.</summary>
    public EquatableArray<RuleCheck> OfObject(ISymbol symbol, string feature, int column) =>
        Add(symbol, feature, column, attribute => attribute.AttributeClass!.Name == "RequiredAttribute"
            ? Required(attribute, isText: false)
            : ParsedRule.Unfit("the members of an object are the features; move it to one of them"));

    /// <summary>Names the rules of what is not a feature.</summary>
    public void LeaveOut(ISymbol symbol, string name)
    {
        foreach (var attribute in ValidationAttributes.Of(symbol))
        {
            skips.Add(SkipReason.UncheckedRule, symbol, name, RuleText.Of(attribute), $"'{name}' is not a feature");
        }
    }

    private EquatableArray<RuleCheck> Add(ISymbol symbol, string feature, int column, Func<AttributeData, ParsedRule> parse)
    {
        var checks = new List<RuleCheck>();
        foreach (var attribute in ValidationAttributes.Of(symbol))
        {
            if (!ValidationAttributes.AreChecked(attribute))
            {
                skips.Add(SkipReason.UncheckedRule, symbol, feature, RuleText.Of(attribute),
                    "what it asks is known only when it runs; validate before the call");
                continue;
            }

            if (SymbolEqualityComparer.Default.Equals(symbol, Collection) && ValidationAttributes.SpeaksOfCollections(attribute))
            {
                skips.Add(SkipReason.UncheckedRule, symbol, feature, RuleText.Of(attribute),
                    "it speaks of the whole batch, and rules are checked row by row; validate before the call");
                continue;
            }

            var (rule, fault) = parse(attribute);
            if (rule is null)
            {
                skips.Add(SkipReason.UnfitRule, symbol, feature, RuleText.Of(attribute), fault!);
                continue;
            }

            if (_rules.Count == MaxRules)
            {
                skips.Add(SkipReason.UnfitRule, symbol, feature, RuleText.Of(attribute), $"a model has at most {MaxRules} rules; remove some");
                continue;
            }

            checks.Add(new(_rules.Count, rule));
            _rules.Add(new(column, feature, rule));
        }

        return checks.ToEquatableArray();
    }

    private static ParsedRule Required(AttributeData attribute, bool isText) =>
        new ColumnRule(RuleKind.Required, RuleText.Of(attribute))
        {
            DeniesMissing = true,
            DeniesBlank = isText && !Annotations.Named<bool>(attribute, "AllowEmptyStrings"),
        };
}
