using System.Globalization;
using System.Text;
using ModelMonitor.Analyzers.Baselines;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.CodeFixes.Baselines;

/// <summary>Writes what a baseline says of a schema, and no counts: a contract of names and types.</summary>
internal static class SkeletonWriter
{
    public static string Write(MonitoredModel model)
    {
        var columns = model.Columns.Where(column => column.Role != ColumnRole.Key).Select(column => $$"""
                {
                  "name": {{Quote(column.Name)}},
                  "role": "{{column.Role}}",
                  "type": {{Quote(column.Type)}},
                  "encoding": "{{column.Encoding}}",
                  "nullable": {{(column.IsNullable ? "true" : "false")}},
                  "sensitive": {{(column.IsSensitive ? "true" : "false")}}
                }
            """);
        var text = $$"""
            {
              "formatVersion": {{BaselineFormat.CurrentVersion.ToString(CultureInfo.InvariantCulture)}},
              "model": {{Quote(model.Name)}},
              "modelVersion": {{Quote(model.Version)}},
              "task": "{{model.Task}}",
              "schemaFingerprint": "{{SchemaFingerprint.Of(model.Columns)}}",
              "rows": 0,
              "columns": [
            {{string.Join(",\n", columns)}}
              ]
            }

            """;
        return text.Replace("\r\n", "\n");
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            quoted.Append(character is '"' or '\\' or < ' '
                ? $"\\u{((int)character).ToString("x4", CultureInfo.InvariantCulture)}"
                : character.ToString());
        }

        return quoted.Append('"').ToString();
    }
}
