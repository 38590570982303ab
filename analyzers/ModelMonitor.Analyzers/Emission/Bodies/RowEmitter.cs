using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Emission;

/// <summary>Prints how values are written into a row.</summary>
internal static class RowEmitter
{
    public static void Emit(SourceWriter writer, ValueRead? value, ObjectRead? members)
    {
        if (value is not null)
        {
            Emit(writer, value, value.Access);
        }

        if (members is not null)
        {
            Emit(writer, members, members.Access);
        }
    }

    private static void Emit(SourceWriter writer, ObjectRead read, string access)
    {
        if (read.MayBeNull)
        {
            writer.Open($"if ({access} is {{ }} {read.Variable})");
            EmitMembers(writer, read);
            writer.Close();
            writer.Open("else");
            EmitMissing(writer, read);
            RuleEmitter.EmitMissing(writer, read);
            writer.Close();
        }
        else if (read.Variable == access)
        {
            EmitMembers(writer, read);
        }
        else
        {
            writer.Line($"var {read.Variable} = {access};");
            EmitMembers(writer, read);
        }
    }

    private static void EmitMembers(SourceWriter writer, ObjectRead read)
    {
        foreach (var value in read.Values)
        {
            Emit(writer, value, $"{read.Variable}.{value.Access}");
        }

        foreach (var nested in read.Objects)
        {
            Emit(writer, nested, $"{read.Variable}.{nested.Access}");
        }
    }

    private static void EmitMissing(SourceWriter writer, ObjectRead read)
    {
        if (read.Columns.Count > 0)
        {
            writer.Line($"{string.Join(" = ", read.Columns.Select(column => $"__row[{column}]"))} = double.NaN;");
        }

        foreach (var value in AllValues(read))
        {
            if (value.Vector is { } vector)
            {
                VectorEmitter.EmitMissing(writer, value, vector);
            }
        }
    }

    private static IEnumerable<ValueRead> AllValues(ObjectRead read) => read.Values.Concat(read.Objects.SelectMany(AllValues));

    private static void Emit(SourceWriter writer, ValueRead value, string access)
    {
        if (value.Vector is { } vector)
        {
            VectorEmitter.Emit(writer, value, vector, access);
            return;
        }

        // Rules of a text look at the text itself, which is read once.
        if (value is { Conversion: ValueConversion.Text, Checks.Count: > 0 })
        {
            writer.Line($"var {RuleEmitter.TextOf(value)} = {access};");
            access = RuleEmitter.TextOf(value);
        }

        writer.Line($"__row[{value.Column}] = {Convert(value, access)};");
        RuleEmitter.EmitChecks(writer, value);
    }

    private static string Convert(ValueRead value, string access) => value.Conversion switch
    {
        ValueConversion.Number => $"(double){access}",
        ValueConversion.NullableNumber => $"(double?){access} ?? double.NaN",
        ValueConversion.Text => $"Source.Category({value.Column}, {access})",
        ValueConversion.IntegerKey => $"{RuntimeNames.Encoding}.Key(unchecked((long?){access}))",
        _ => $"{RuntimeNames.Encoding}.{value.Conversion}({access})",
    };
}
