namespace ModelMonitor.Analyzers.Model;

/// <summary>A rule of a model; its place among the model's rules is the bit of its flag.</summary>
/// <param name="Column">The index of the column that it is told with: of an object, the first of its columns.</param>
/// <param name="Feature">The feature that it is declared on.</param>
/// <param name="Rule">What is checked.</param>
internal sealed record ModelRule(int Column, string Feature, ColumnRule Rule);

/// <summary>A rule where its value is read.</summary>
/// <param name="Flag">The index of the rule in the model.</param>
/// <param name="Rule">What is checked.</param>
internal sealed record RuleCheck(int Flag, ColumnRule Rule);
