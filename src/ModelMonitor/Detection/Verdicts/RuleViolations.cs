using ModelMonitor.Schema;

namespace ModelMonitor.Detection;

/// <summary>How often a rule of a feature was violated.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Rule">The kind of rule, such as <c>range</c>.</param>
/// <param name="Description">The rule as the code has it, such as <c>Range(0, 5000)</c>.</param>
/// <param name="Count">The predictions that violate it.</param>
/// <param name="Share">Their share of the predictions that were checked, 0 to 1; NaN where none was.</param>
public sealed record RuleViolations(string Feature, string Rule, string Description, long Count, double Share)
{
    internal static IReadOnlyList<RuleViolations> Of(IReadOnlyList<FeatureRule> rules, ReadOnlySpan<long> counts, long total)
    {
        var violations = new RuleViolations[rules.Count];
        for (var i = 0; i < violations.Length; i++)
        {
            var rule = rules[i];
            violations[i] = new(rule.Feature, rule.Name, rule.Description, counts[i], (double)counts[i] / total);
        }

        return violations;
    }
}
