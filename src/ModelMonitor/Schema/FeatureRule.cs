namespace ModelMonitor.Schema;

/// <summary>A rule that the code declares for a feature, checked at each prediction.</summary>
/// <param name="Column">The index of the column that it is told with; of a vector, that of its first element.</param>
/// <param name="Feature">The feature that it is declared on, 1 to 128 characters, exported as <c>feature.name</c>.</param>
/// <param name="Name">The kind of rule, 1 to 128 characters, exported as <c>rule</c>, such as <c>range</c>.</param>
/// <param name="Description">The rule as the code has it, 1 to 512 characters, such as <c>Range(0, 5000)</c>.</param>
public sealed record FeatureRule(int Column, string Feature, string Name, string Description)
{
    /// <summary>The longest description, in characters.</summary>
    public const int MaxDescriptionLength = 512;
}
