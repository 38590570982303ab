using ModelMonitor.Schema;

namespace ModelMonitor.Detection;

/// <summary>
/// Puts findings into the order in which they are likely to be the cause of the others: columns and the model before
/// relations of columns, and the outputs last; then by the share of the prediction's movement that they explain, by effect
/// times importance, and by certainty. Names decide what is left, so that the order is total.
/// </summary>
internal sealed class FindingOrder : IComparer<Finding>
{
    /// <summary>Below this a share explained is too near to the noise to put one cause before another.</summary>
    public const double LeastShareExplained = 0.2;

    private readonly HashSet<string> _outputs;
    private readonly FeatureImportance _importance;

    /// <param name="columns">The names and roles of the model's columns.</param>
    /// <param name="importance">The weights of features.</param>
    public FindingOrder(IEnumerable<(string Name, ColumnRole Role)> columns, IEnumerable<KeyValuePair<string, double>> importance)
    {
        var features = new List<string>();
        _outputs = new(StringComparer.Ordinal);
        foreach (var (name, role) in columns)
        {
            if (role == ColumnRole.Feature)
            {
                features.Add(name);
            }
            else if (role is ColumnRole.Prediction or ColumnRole.Score)
            {
                _outputs.Add(name);
            }
        }

        _importance = new(features, importance);
    }

    /// <inheritdoc cref="FeatureImportance.WeightedEffect"/>
    public double WeightedEffect(Finding finding) => _importance.WeightedEffect(finding);

    /// <summary>Whether what has changed is an output: the prediction or the score.</summary>
    public bool IsOutput(Finding finding) => finding.Columns.Count > 0 && finding.Columns.All(_outputs.Contains);

    /// <summary>Whether it is of the columns together, and follows from a change of any of them.</summary>
    public static bool IsJoint(Finding finding) => finding.Aspect is DriftAspect.JointDistribution or DriftAspect.Reconstruction;

    /// <summary>Whether a finding follows from those of single columns: an output, or all columns together.</summary>
    public bool Follows(Finding finding) => IsOutput(finding) || IsJoint(finding);

    /// <summary>The share of the prediction's movement that a finding explains; 0 where it is unknown or hardly any.</summary>
    public static double Explains(Finding finding) => finding.ShareExplained is >= LeastShareExplained and var share ? Math.Min(1, share) : 0;

    public int Compare(Finding? x, Finding? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var order = Tier(x).CompareTo(Tier(y));
        order = order != 0 ? order : Explains(y).CompareTo(Explains(x));
        order = order != 0 ? order : WeightedEffect(y).CompareTo(WeightedEffect(x));
        order = order != 0 ? order : x.AdjustedPValue.CompareTo(y.AdjustedPValue);
        order = order != 0 ? order : string.CompareOrdinal(x.Subject, y.Subject);
        return order != 0 ? order : x.Aspect.CompareTo(y.Aspect);
    }

    private int Tier(Finding finding) => finding switch
    {
        _ when IsOutput(finding) => 3,
        _ when IsJoint(finding) => 2,
        { Aspect: DriftAspect.Correlation or DriftAspect.Segment, Kind: DriftKind.Dependence or DriftKind.Distribution } => 1,
        _ => 0,
    };
}
