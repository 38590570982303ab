using ModelMonitor.Baselines;
using ModelMonitor.Schema;

namespace ModelMonitor.Hosting;

/// <summary>The segments that options ask for, as far as the model and its baseline have them; for the rest, why not.</summary>
internal static class ModelSegments
{
    /// <summary>The names that a baseline can be learned with.</summary>
    /// <param name="schema">The model.</param>
    /// <param name="names">The names that the options give.</param>
    /// <param name="ignored">Takes the reason for each that is left out.</param>
    public static IReadOnlyList<string> Usable(ModelSchema schema, IEnumerable<string> names, Action<string> ignored)
    {
        var marked = schema.Columns.Count(column => column.IsSegment);
        var usable = new List<string>();
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            if (SegmentColumns.Fault(schema, name) is { } fault)
            {
                ignored(fault.TrimEnd('.'));
            }
            else if (schema.Columns.Any(column => column.IsSegment && column.Name == name))
            {
                continue;
            }
            else if (marked + usable.Count == ModelSchema.MaxSegments)
            {
                ignored($"Feature '{name}' of model '{schema.Name}' makes no segments, since at most {ModelSchema.MaxSegments} do and others are before it");
            }
            else
            {
                usable.Add(name);
            }
        }

        return usable;
    }

    /// <summary>The features that should make segments and of which a baseline has no counts.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="schema">The model.</param>
    /// <param name="names">The names beside those that the schema marks.</param>
    public static IEnumerable<string> Missing(Baseline baseline, ModelSchema schema, IReadOnlyList<string> names) =>
        from column in Enumerable.Range(0, baseline.Columns.Count)
        where schema.Columns[column].IsSegment || names.Contains(schema.Columns[column].Name)
        where baseline.Profile.Segments.All(segment => segment.Column != column)
        select schema.Columns[column].Name;
}
