using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Emission;

/// <summary>Prints how vectors are written into a row.</summary>
internal static class VectorEmitter
{
    public static void Emit(SourceWriter writer, ValueRead value, VectorRead vector, string access)
    {
        if (vector.Form == VectorForm.InlineArray)
        {
            // A span is made of a variable only.
            var variable = $"__v{value.Column}";
            writer.Line($"var {variable} = {access};");
            access = variable;
        }

        var method = vector.IsSummary ? "Summary" : "Elements";
        writer.Line($"{RuntimeNames.VectorEncoding}.{method}<{vector.Element}>({Columns(value, vector)}, {View(vector, access)});");
        RuleEmitter.EmitChecks(writer, value);
    }

    public static void EmitMissing(SourceWriter writer, ValueRead value, VectorRead vector) =>
        writer.Line($"{Columns(value, vector)}.Fill(double.NaN);");

    public static string Columns(ValueRead value, VectorRead vector) => $"__row.Slice({value.Column}, {vector.Columns})";

    // With a cast, since a converted null would look like an empty span.
    private static string View(VectorRead vector, string access)
    {
        var element = vector.Element + (vector.HasNullableElements ? "?" : "");
        return vector.Form switch
        {
            VectorForm.List => $"({RuntimeNames.Enumerable}<{element}>?){access}",
            VectorForm.ImmutableArray => $"({RuntimeNames.Enumerable}<{element}>?){RuntimeNames.ImmutableCollections}.AsArray({access})",
            VectorForm.Memory => $"({RuntimeNames.ReadOnlySpan}<{element}>){access}.Span",
            _ => $"({RuntimeNames.ReadOnlySpan}<{element}>){access}",
        };
    }
}
