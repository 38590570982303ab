namespace ModelMonitor.Detection;

/// <summary>How important the features of a model are to it, relative to their average; other columns count as average.</summary>
internal sealed class FeatureImportance
{
    private readonly Dictionary<string, double> _relative;

    /// <summary>Weighs the features of a model.</summary>
    /// <param name="features">Their names.</param>
    /// <param name="weights">Weights of 0 and up by feature; a feature without one weighs 1.</param>
    public FeatureImportance(IEnumerable<string> features, IEnumerable<KeyValuePair<string, double>> weights)
    {
        var given = new Dictionary<string, double>(weights, StringComparer.Ordinal);
        _relative = features.ToDictionary(name => name, name => given.GetValueOrDefault(name, 1), StringComparer.Ordinal);
        var average = _relative.Count == 0 ? 0 : _relative.Values.Average();
        foreach (var name in _relative.Keys.ToArray())
        {
            _relative[name] = average > 0 ? _relative[name] / average : 1;
        }
    }

    /// <summary>The size of a finding in multiples of its floor, times the importance of the most important column in it.</summary>
    public double WeightedEffect(Finding finding) =>
        finding.Effect * (finding.Columns.Count == 0 ? 1 : finding.Columns.Max(column => _relative.GetValueOrDefault(column, 1)));
}
