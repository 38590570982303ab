using System.Collections.Immutable;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Baselines;

/// <summary>Reads a column of a baseline; that of a skeleton has no cells.</summary>
internal static class BaselineColumnFormat
{
    private const int MaxNames = 1024;

    public static TrainedColumn Read(JsonFields column, long rows)
    {
        column.RequireOnly("name", "role", "type", "encoding", "nullable", "sensitive", "cells", "quantity", "categories");
        var encoding = column.OneOf("encoding", ColumnEncoding.Number, ColumnEncoding.Code, ColumnEncoding.Text);
        var schema = new Column(
            column.Name("name"),
            column.Name("type"),
            encoding,
            column.OneOf("role", ColumnRole.Feature, ColumnRole.Prediction, ColumnRole.Score),
            column.Bool("nullable"),
            column.Bool("sensitive"),
            []);
        var trained = new TrainedColumn(schema, column.Place("name"));
        if (rows == 0)
        {
            return trained;
        }

        var cells = column.Numbers("cells");
        column.Require("cells", cells.All(count => count >= 0) && cells.Sum() == rows, $"'cells' are no counts that add up to {rows}, the number of rows");
        return encoding == ColumnEncoding.Number
            ? trained with { Cells = cells, Quantity = ReadQuantity(column, cells.Length) }
            : trained with { Cells = cells, Categories = ReadCategories(column, cells.Length) };
    }

    // Four cells more than edges: one past the last edge, missing, and two for the infinities.
    private static TrainedQuantity? ReadQuantity(JsonFields column, int cells)
    {
        if (column.Object("quantity") is not { } quantity)
        {
            return null;
        }

        quantity.RequireOnly("edges", "binStarts", "sums", "mean", "m2", "min", "max");
        quantity.Numbers("binStarts");
        quantity.Numbers("sums");
        var edges = quantity.Numbers("edges");
        quantity.Require("edges", edges.Length + 4 == cells, $"'edges' has {edges.Length} elements and 'cells' {cells}; there are four cells more than edges");
        quantity.Require("edges", edges.Zip(edges.Skip(1), (lower, upper) => lower < upper).All(ordered => ordered), "'edges' is not strictly increasing");
        return new(edges, quantity.OptionalNumber("min"), quantity.OptionalNumber("max"));
    }

    // Three cells more than tracked names: the others, those that were never seen, and missing.
    private static TrainedCategories? ReadCategories(JsonFields column, int cells)
    {
        if (column.Object("categories") is not { } categories)
        {
            return null;
        }

        categories.RequireOnly("tracked", "others", "complete", "singletons");
        categories.Count("singletons");
        var tracked = categories.Texts("tracked");
        var others = categories.Texts("others");
        categories.Require("tracked", tracked.Length + 3 == cells, $"'tracked' has {tracked.Length} elements and 'cells' {cells}; there are three cells more than names");
        categories.Require("others", tracked.Length + others.Length <= MaxNames, $"there are more than {MaxNames} names");
        categories.Require("others", tracked.Concat(others).Distinct().Count() == tracked.Length + others.Length, "a category is there twice");
        return new(tracked, others, categories.Bool("complete"));
    }
}
