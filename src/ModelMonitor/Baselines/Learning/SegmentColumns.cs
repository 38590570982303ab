using ModelMonitor.Schema;

namespace ModelMonitor.Baselines;

/// <summary>Which columns of a model make segments: those that its code marks, and those that are named beside it.</summary>
internal static class SegmentColumns
{
    /// <summary>The indexes of the columns, in order.</summary>
    /// <exception cref="ArgumentException">A name is that of no feature of categories, or there are too many.</exception>
    public static IReadOnlyList<int> Of(ModelSchema schema, IReadOnlyCollection<string> names)
    {
        foreach (var name in names)
        {
            if (Fault(schema, name) is { } fault)
            {
                throw new ArgumentException(fault);
            }
        }

        var columns = Enumerable.Range(0, schema.Columns.Count)
            .Where(column => schema.Columns[column].IsSegment || names.Contains(schema.Columns[column].Name)).ToList();
        return columns.Count <= ModelSchema.MaxSegments
            ? columns
            : throw new ArgumentException(
                $"Model '{schema.Name}' has segments by {string.Join(", ", columns.Select(column => $"'{schema.Columns[column].Name}'"))}; " +
                $"at most {ModelSchema.MaxSegments} features can make segments.");
    }

    /// <summary>Why a name makes no segments of a model; <see langword="null"/> if it does.</summary>
    public static string? Fault(ModelSchema schema, string name) => schema.Columns.FirstOrDefault(column => column.Name == name) switch
    {
        { Role: ColumnRole.Feature, IsCategorical: true } => null,
        { Role: ColumnRole.Feature } column =>
            $"Feature '{name}' ({column.Type}) of model '{schema.Name}' makes no segments, being a quantity; name a feature of categories{Candidates(schema)}.",
        _ => $"Model '{schema.Name}' has no feature '{name}' to make segments of; name a feature of categories{Candidates(schema)}.",
    };

    private static string Candidates(ModelSchema schema)
    {
        var names = schema.Columns.Where(column => column is { Role: ColumnRole.Feature, IsCategorical: true }).Select(column => $"'{column.Name}'").ToList();
        return names is [] ? ", of which it has none" : $": {string.Join(", ", names.Take(20))}{(names.Count > 20 ? ", ..." : "")}";
    }
}
