using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Reads <c>[RegularExpression]</c>, whose pattern is tried before a program can stumble over it.</summary>
internal static class PatternParser
{
    // What [RegularExpression] takes where it is not told.
    private const int DefaultTimeout = 2000;

    public static ParsedRule Parse(AttributeData attribute)
    {
        var pattern = Annotations.FirstArgument(attribute);
        var timeout = attribute.NamedArguments.Any(argument => argument.Key == "MatchTimeoutInMilliseconds")
            ? Annotations.Named<int>(attribute, "MatchTimeoutInMilliseconds")
            : DefaultTimeout;
        return string.IsNullOrEmpty(pattern) ? ParsedRule.Unfit("its pattern is empty")
            : timeout is 0 or < -1 ? ParsedRule.Unfit("its timeout is neither positive nor -1, which stands for none")
            : !IsValid(pattern!) ? ParsedRule.Unfit("its pattern is not valid")
            : new ColumnRule(RuleKind.RegularExpression, RuleText.Of(attribute)) { Pattern = pattern, Timeout = timeout };
    }

    private static bool IsValid(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
