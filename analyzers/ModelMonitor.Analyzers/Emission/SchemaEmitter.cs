using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Emission;

/// <summary>Prints the source that a model registers.</summary>
internal static class SchemaEmitter
{
    public static void Emit(SourceWriter writer, MonitoredModel model)
    {
        writer.Line($"internal static readonly {RuntimeNames.Source} Source = {RuntimeNames.Source}.Register(new {RuntimeNames.ModelSchema}(");
        writer.Indent();
        writer.Line($"{Literals.Text(model.Name)}, {Literals.Text(model.Version)}, {RuntimeNames.Task}.{model.Task}, {Literals.Text(model.Display)},");
        writer.Open($"new {RuntimeNames.ColumnSchema}[]");
        foreach (var column in model.Columns)
        {
            writer.Line($"{Create(column)}{Traits(column)},");
        }

        EmitRouting(writer, model);
        writer.Unindent();
    }

    private static void EmitRouting(SourceWriter writer, MonitoredModel model)
    {
        if (model is { Rules.Count: 0, Fallback: null })
        {
            writer.Close("}));");
            return;
        }

        writer.Close("})");
        writer.Open();
        if (model.Rules.Count > 0)
        {
            writer.Open($"Rules = new {RuntimeNames.FeatureRule}[]");
            writer.Lines(model.Rules.Select(rule =>
                $"new({rule.Column}, {Literals.Text(rule.Feature)}, {Literals.Text(RuleEmitter.NameOf(rule.Rule.Kind))}, {Literals.Text(rule.Rule.Description)}),"));
            writer.Close("},");
            writer.Line($"Violations = {RuntimeNames.ViolationPolicy}.{model.Violations},");
        }

        if (model.Fallback is { } fallback)
        {
            writer.Line($"Fallback = {Literals.Text(fallback.Display)},");
        }

        writer.Close("});");
    }

    private static string Create(Column column)
    {
        var name = $"{Literals.Text(column.Name)}, {Literals.Text(column.Type)}";
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
        var members = column.Members.Select(member => $"new({Literals.Number(member.Code)}, {Literals.Text(member.Name)})");
        return $"new {RuntimeNames.CategoryMember}[] {{ {string.Join(", ", members)} }}";
    }

    private static string Traits(Column column)
    {
        string[] traits =
        [
            .. column.IsNullable ? new[] { "Nullable = true" } : [],
            .. column.IsSensitive ? new[] { "Sensitive = true" } : [],
            .. column.IsSegment ? new[] { "IsSegment = true" } : [],
        ];
        return traits.Length == 0 ? "" : $" with {{ {string.Join(", ", traits)} }}";
    }
}
