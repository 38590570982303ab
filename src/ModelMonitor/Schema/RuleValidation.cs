namespace ModelMonitor.Schema;

/// <summary>Refuses rules that have no place in a row, or could not be told.</summary>
internal static class RuleValidation
{
    public static IReadOnlyList<FeatureRule> Validate(string model, IReadOnlyList<ColumnSchema> columns, IReadOnlyList<FeatureRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Count > ModelSchema.MaxRules)
        {
            throw new ArgumentException(
                $"Model '{model}' has {rules.Count} rules; at most {ModelSchema.MaxRules} are allowed.", nameof(rules));
        }

        foreach (var rule in rules)
        {
            ArgumentNullException.ThrowIfNull(rule, nameof(rules));
            if (rule.Column < 0 || rule.Column >= columns.Count || columns[rule.Column].Role != ColumnRole.Feature)
            {
                throw new ArgumentException(
                    $"Model '{model}': a rule of '{rule.Feature}' is for column {rule.Column}, which is no feature.", nameof(rules));
            }

            SchemaNames.Validate(rule.Feature, nameof(rules), "rule's feature");
            SchemaNames.Validate(rule.Name, nameof(rules), "rule's name");
            SchemaNames.Validate(rule.Description, nameof(rules), "rule's description", FeatureRule.MaxDescriptionLength);
        }

        return [.. rules];
    }
}
