using ModelMonitor.Schema;

namespace ModelMonitor.Baselines;

/// <summary>Whether the rows of a schema can be counted in the cells of a baseline, and in words why not.</summary>
internal static class SchemaComparison
{
    public static IReadOnlyList<string> Mismatches(Baseline baseline, ModelSchema schema)
    {
        var mismatches = new List<string>();
        if (baseline.Model != schema.Name)
        {
            mismatches.Add($"it is of model '{baseline.Model}', not '{schema.Name}'");
        }

        ColumnSchema[] code = [.. schema.Columns.Where(column => column.IsMonitored)];
        ColumnSchema[] then = [.. baseline.Columns.Select(column => column.Schema)];
        List<ColumnSchema> missing = [.. then.Where(column => !Names(code).Contains(column.Name))];
        List<ColumnSchema> extra = [.. code.Where(column => !Names(then).Contains(column.Name))];
        foreach (var gone in missing.ToList())
        {
            // The same place and kind under another name is a renamed column, as a rule.
            var place = Array.IndexOf(then, gone);
            if (place < code.Length && extra.Contains(code[place]) && !Differences(gone, code[place]).Any())
            {
                mismatches.Add($"'{gone.Name}' is called '{code[place].Name}' in the code");
                missing.Remove(gone);
                extra.Remove(code[place]);
            }
        }

        mismatches.AddRange(missing.Select(column => $"'{column.Name}' ({column.Type}) is missing in the code"));
        mismatches.AddRange(extra.Select(column => $"'{column.Name}' ({column.Type}) of the code is missing in the baseline"));
        foreach (var column in then)
        {
            var now = Array.Find(code, candidate => candidate.Name == column.Name);
            mismatches.AddRange(now is null ? [] : Differences(column, now).Select(difference => $"'{column.Name}' {difference}"));
        }

        if (mismatches is [] && !Names(code).SequenceEqual(Names(then)))
        {
            mismatches.Add($"its columns are in the order {string.Join(", ", Names(then))}; in the code it is {string.Join(", ", Names(code))}");
        }

        return mismatches;
    }

    private static IEnumerable<string> Names(IEnumerable<ColumnSchema> columns) => columns.Select(column => column.Name);

    private static IEnumerable<string> Differences(ColumnSchema then, ColumnSchema now)
    {
        if (then.Type != now.Type)
        {
            yield return $"is {then.Type} in the baseline and {now.Type} in the code";
        }

        if (then.Encoding != now.Encoding)
        {
            yield return $"is read as {then.Encoding} in the baseline and as {now.Encoding} in the code";
        }

        if (then.Role != now.Role)
        {
            yield return $"is a {Word(then.Role)} in the baseline and a {Word(now.Role)} in the code";
        }

        if (then.Sensitive != now.Sensitive)
        {
            yield return $"is{(then.Sensitive ? "" : " not")} sensitive in the baseline and is{(now.Sensitive ? "" : " not")} in the code";
        }
    }

    private static string Word(ColumnRole role) => role switch
    {
        ColumnRole.Feature => "feature",
        ColumnRole.Prediction => "prediction",
        _ => "score",
    };
}
