using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>A rule, or why an attribute is none.</summary>
internal sealed record ParsedRule(ColumnRule? Rule, string? Fault)
{
    public static implicit operator ParsedRule(ColumnRule rule) => new(rule, null);

    public static ParsedRule Unfit(string fault) => new(null, fault);
}
