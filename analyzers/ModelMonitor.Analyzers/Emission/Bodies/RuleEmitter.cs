using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Emission;

/// <summary>Prints the checks of rules: each sets a bit in a local word, and the words go into the row.</summary>
internal static class RuleEmitter
{
    private const int BitsPerWord = 64;

    /// <summary>The runtime's name of a kind of rule.</summary>
    public static string NameOf(RuleKind kind) => kind switch
    {
        RuleKind.Range => "range",
        RuleKind.Required => "required",
        RuleKind.AllowedValues => "allowed_values",
        RuleKind.DeniedValues => "denied_values",
        RuleKind.Length => "length",
        _ => "regular_expression",
    };

    /// <summary>The local variable that holds the text of a column with rules.</summary>
    public static string TextOf(ValueRead value) => $"__text{value.Column}";

    /// <summary>The regular expressions, which keep what they have seen.</summary>
    public static void EmitPatterns(SourceWriter writer, MonitoredModel model)
    {
        for (var i = 0; i < model.Rules.Count; i++)
        {
            if (model.Rules[i].Rule is { Pattern: { } pattern } rule)
            {
                writer.Line($"private static readonly {RuntimeNames.PatternRule} {Pattern(i)} = new({Literals.Text(pattern)}, {rule.Timeout});");
                writer.Line();
            }
        }
    }

    /// <summary>The words of flags, before the first value is read.</summary>
    public static void EmitFlags(SourceWriter writer, MonitoredModel model)
    {
        for (var word = 0; word < model.FlagWords; word++)
        {
            writer.Line($"var {Flags(word)} = 0UL;");
        }
    }

    /// <summary>The checks of a value that has just been written.</summary>
    public static void EmitChecks(SourceWriter writer, ValueRead value)
    {
        foreach (var check in value.Checks)
        {
            if (Violation(value, check) is { } condition)
            {
                writer.Line($"if ({condition}) {{ {Set(check)} }}");
            }
        }
    }

    /// <summary>The flags of an object that is not there; rules of its members pass.</summary>
    public static void EmitMissing(SourceWriter writer, ObjectRead read) => writer.Lines(read.Checks.Select(Set));

    /// <summary>Writes the words into the row, and says whether they hold a flag where that decides.</summary>
    public static void EmitFlagWords(SourceWriter writer, MonitoredModel model)
    {
        var words = Enumerable.Range(0, model.FlagWords).ToList();
        writer.Lines(words.Select(word =>
            $"__row[{model.FirstFlagWord + word}] = global::System.BitConverter.UInt64BitsToDouble({Flags(word)});"));
        if (model.ChecksEachCall)
        {
            writer.Line($"return ({string.Join(" | ", words.Select(Flags))}) != 0UL;");
        }
    }

    private static string? Violation(ValueRead value, RuleCheck check) =>
        value.Vector is { } vector ? OfVector(value, vector, check.Rule)
        : value.Conversion == ValueConversion.Text ? OfText(TextOf(value), value, check)
        : OfNumber($"__row[{value.Column}]", check.Rule);

    // A missing vector has no column that is not; the length of any other is its first one.
    private static string? OfVector(ValueRead value, VectorRead vector, ColumnRule rule) => rule.Kind == RuleKind.Required
        ? $"!global::System.MemoryExtensions.ContainsAnyExcept({VectorEmitter.Columns(value, vector)}, double.NaN)"
        : Is($"__row[{value.Column}]", Bounds(rule, Literals.Double));

    // NaN, a missing value, lies outside of every bound and equals nothing.
    private static string? OfNumber(string number, ColumnRule rule) => rule.Kind switch
    {
        RuleKind.Range => Is(number, Bounds(rule, Literals.Double)),
        RuleKind.Required => $"double.IsNaN({number})",
        RuleKind.AllowedValues => $"{number} is not ({AnyOf("double.NaN", rule.Values.Select(Literals.Double))})",
        RuleKind.DeniedValues => Is(number, AnyOf(rule.DeniesMissing ? "double.NaN" : null, rule.Values.Select(Literals.Double))),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Kind, "A number has no such rule."),
    };

    private static string? OfText(string text, ValueRead value, RuleCheck check) => check.Rule.Kind switch
    {
        RuleKind.Required => check.Rule.DeniesBlank ? $"string.IsNullOrWhiteSpace({text})" : $"{text} is null",
        RuleKind.AllowedValues => $"{text} is not ({AnyOf("null", check.Rule.Texts.Select(Literals.Text))})",
        RuleKind.DeniedValues => Is(text, AnyOf(check.Rule.DeniesMissing ? "null" : null, check.Rule.Texts.Select(Literals.Text))),
        RuleKind.Length => Bounds(check.Rule, Literals.Number) is { Length: > 0 } bounds ? $"{text} is {{ Length: {bounds} }}" : null,
        RuleKind.RegularExpression => $"{Pattern(check.Flag)}.IsViolated({text}, __row[{value.Column}])",
        _ => throw new ArgumentOutOfRangeException(nameof(check), check.Rule.Kind, "A text has no such rule."),
    };

    private static string Bounds(ColumnRule rule, Func<double, string> print) => string.Join(" or ",
        Bound(rule.Minimum, rule.MinimumIsExclusive, "<", print).Concat(Bound(rule.Maximum, rule.MaximumIsExclusive, ">", print)));

    // Nothing lies beyond an infinite bound.
    private static string[] Bound(double bound, bool isExclusive, string beyond, Func<double, string> print) =>
        isExclusive ? [$"{beyond}= {print(bound)}"]
        : double.IsInfinity(bound) ? []
        : [$"{beyond} {print(bound)}"];

    private static string? Is(string value, string pattern) => pattern.Length == 0 ? null : $"{value} is {pattern}";

    private static string AnyOf(string? missing, IEnumerable<string> values) =>
        string.Join(" or ", missing is null ? values : values.Prepend(missing));

    private static string Set(RuleCheck check) =>
        $"{Flags(check.Flag / BitsPerWord)} |= 1UL << {check.Flag % BitsPerWord};";

    private static string Flags(int word) => $"__flags{word}";

    private static string Pattern(int rule) => $"__pattern{rule}";
}
