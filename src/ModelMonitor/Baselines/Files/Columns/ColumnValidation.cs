using ModelMonitor.Schema;

namespace ModelMonitor.Baselines;

/// <summary>What every column of a file must have, and what those of its encoding must.</summary>
internal static class ColumnValidation
{
    public static ColumnBaseline ToColumn(ColumnFile? file, string path, long rows, FileFaults faults)
    {
        faults.Require(file is not null, $"{path} is null; an object is needed");
        faults.RequireName(file!.Name, $"{path}.name");
        faults.RequireName(file.Type, $"{path}.type");
        faults.Require(Enum.IsDefined(file.Role) && file.Role != ColumnRole.Key, $"{path}.role is none of Feature, Prediction, Score");
        faults.Require(Enum.IsDefined(file.Encoding) && file.Encoding != ColumnEncoding.Hash, $"{path}.encoding is none of Number, Code, Text");
        RequireCells(file.Cells, path, rows, faults);

        if (file.Encoding == ColumnEncoding.Number)
        {
            faults.Require(file is { Quantity: not null, Categories: null }, $"{path} needs 'quantity' and no 'categories', being of encoding Number");
            var (layout, counts) = QuantityValidation.Restore(file.Quantity!, file, $"{path}.quantity", faults);
            return new(SchemaOf(file), layout, counts);
        }
        else
        {
            faults.Require(file is { Categories: not null, Quantity: null }, $"{path} needs 'categories' and no 'quantity', being of encoding {file.Encoding}");
            var (layout, counts) = CategoriesValidation.Restore(file.Categories!, file.Cells!, $"{path}.categories", faults);
            return new(SchemaOf(file), layout, counts);
        }
    }

    private static void RequireCells(long[]? cells, string path, long rows, FileFaults faults)
    {
        var sum = 0L;
        for (var cell = 0; cell < (cells?.Length ?? 0); cell++)
        {
            // Compared with what is left, so that no sum overflows.
            faults.Require(
                cells![cell] >= 0 && cells[cell] <= rows - sum,
                $"{path}.cells[{cell}] is {cells[cell]}; counts are 0 or more and add up to {rows}, the number of rows");
            sum += cells[cell];
        }

        faults.Require(cells is not null && sum == rows, $"{path}.cells add up to {sum}, not to {rows}, the number of rows");
    }

    private static ColumnSchema SchemaOf(ColumnFile file) => (file.Encoding switch
    {
        ColumnEncoding.Number => ColumnSchema.Number(file.Name!, file.Type!, file.Role),
        ColumnEncoding.Code => ColumnSchema.Code(file.Name!, file.Type!, [], file.Role),
        _ => ColumnSchema.Text(file.Name!, file.Type!, file.Role),
    }) with { Nullable = file.Nullable, Sensitive = file.Sensitive };
}
