using ModelMonitor.Analyzers.Collections;

namespace ModelMonitor.Analyzers.Model;

/// <summary>A rule that DataAnnotations declare for a feature.</summary>
/// <param name="Kind">What is checked.</param>
/// <param name="Description">The rule as messages show it, such as <c>Range(0, 5000)</c>.</param>
internal sealed record ColumnRule(RuleKind Kind, string Description)
{
    /// <summary>The bounds of a range (in the unit of the column), or of a length.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    public double Maximum { get; init; } = double.PositiveInfinity;

    public bool MinimumIsExclusive { get; init; }

    public bool MaximumIsExclusive { get; init; }

    /// <summary>The allowed or denied categories of a text column.</summary>
    public EquatableArray<string> Texts { get; init; } = [];

    /// <summary>The allowed or denied values of a column of numbers or codes, as a row has them.</summary>
    public EquatableArray<double> Values { get; init; } = [];

    /// <summary>Whether a missing value is denied, by name.</summary>
    public bool DeniesMissing { get; init; }

    /// <summary>Whether an empty or blank text counts as missing.</summary>
    public bool DeniesBlank { get; init; }

    /// <summary>The pattern of a regular expression.</summary>
    public string? Pattern { get; init; }

    /// <summary>The time that one match may take, in milliseconds; -1 for any.</summary>
    public int Timeout { get; init; }
}

/// <summary>What a rule checks. The runtime's names are <c>range</c>, <c>required</c>, <c>allowed_values</c> and so on.</summary>
internal enum RuleKind
{
    Range,
    Required,
    AllowedValues,
    DeniedValues,

    /// <summary>The length of a text or vector: <c>[StringLength]</c>, <c>[Length]</c>, <c>[MinLength]</c>, <c>[MaxLength]</c>.</summary>
    Length,
    RegularExpression,
}
