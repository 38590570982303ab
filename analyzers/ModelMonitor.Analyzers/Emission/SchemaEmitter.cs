using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Emission;

/// <summary>Prints the source that a model registers.</summary>
internal static class SchemaEmitter
{
    public static void Emit(SourceWriter writer, MonitoredModel model)
    {
        writer.Line($"internal static readonly {RuntimeNames.Source} Source = {RuntimeNames.Source}.Register(new {RuntimeNames.ModelSchema}(");
        writer.Indent();
        writer.Line($"{Literal(model.Name)}, {Literal(model.Version)}, {RuntimeNames.Task}.{model.Task}, {Literal(model.Display)},");
        writer.Open($"new {RuntimeNames.ColumnSchema}[]");
        foreach (var column in model.Columns)
        {
            writer.Line($"{Create(column)}{Traits(column)},");
        }

        writer.Close("}));");
        writer.Unindent();
    }

    private static string Create(Column column)
    {
        var name = $"{Literal(column.Name)}, {Literal(column.Type)}";
        var role = $"{RuntimeNames.ColumnRole}.{column.Role}";
        return RuntimeNames.ColumnSchema + column.Encoding switch
        {
            ColumnEncoding.Key => $".Key({name})",
            ColumnEncoding.Code => $".Code({name}, {Members(column)}, {role})",
            _ => $".{column.Encoding}({name}, {role})",
        };
    }

    private static string Members(Column column)
    {
        var members = column.Members.Select(member => $"new({Number(member.Code)}, {Literal(member.Name)})");
        return $"new {RuntimeNames.CategoryMember}[] {{ {string.Join(", ", members)} }}";
    }

    private static string Traits(Column column)
    {
        string[] traits =
        [
            .. column.IsNullable ? new[] { "Nullable = true" } : [],
            .. column.IsSensitive ? new[] { "Sensitive = true" } : [],
        ];
        return traits.Length == 0 ? "" : $" with {{ {string.Join(", ", traits)} }}";
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
