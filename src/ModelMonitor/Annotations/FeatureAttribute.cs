namespace ModelMonitor;

/// <summary>Names a feature, or says how its values are read, where the defaults are not what is wanted.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class FeatureAttribute : Attribute
{
    /// <summary>The feature's name, as the training data calls it.</summary>
    /// <value>The default value is <see langword="null"/>: the name of the parameter or property.</value>
    public string? Name { get; set; }

    /// <summary>How the values are read.</summary>
    /// <value>The default value is <see cref="FeatureKind.Inferred"/>.</value>
    public FeatureKind Kind { get; set; }

    /// <summary>
    /// The number of elements of a vector, each of which becomes a column <c>name[i]</c>. A vector without one is
    /// captured as its length, mean and Euclidean norm.
    /// </summary>
    /// <value>The default value is 0: not declared. Allowed: 0 to 512.</value>
    public int Length { get; set; }
}
