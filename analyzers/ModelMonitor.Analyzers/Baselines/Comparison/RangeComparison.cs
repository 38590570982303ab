using System.Globalization;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Baselines;

/// <summary>Finds ranges that the training data leaves.</summary>
internal static class RangeComparison
{
    public static IEnumerable<Finding> Compare(ColumnPair pair) => pair.Code.Rules
        .Where(rule => rule.Kind == RuleKind.Range)
        .Select(rule => Find(pair, rule))
        .OfType<Finding>();

    private static Finding? Find(ColumnPair pair, ColumnRule rule)
    {
        var (certain, estimate) = pair.Trained switch
        {
            { Quantity: { } quantity } trained => OfQuantity(trained, quantity, rule),
            { Categories: { } categories } trained => OfCodes(trained, categories, pair.Code, rule),
            _ => default,
        };
        if (certain == 0)
        {
            return null;
        }

        var share = Finding.Share(Math.Max(certain, estimate) / (pair.Trained.Cells.Sum() - pair.Trained.Missing));
        var reach = pair.Trained.Quantity is { Minimum: { } least, Maximum: { } most }
            ? $", which reaches from {Number(least)} to {Number(most)}"
            : "";
        return new(Descriptors.RangeExcludesBaseline, pair.Trained.Place, pair.Code.Name, rule.Description, pair.Code.Name, share, reach)
        {
            Trained = pair.Trained.Name,
        };
    }

    // A cell that the range cuts may hold all its values on one side: it adds to the share that is told, and is no reason to tell.
    private static (double Certain, double Estimate) OfQuantity(TrainedColumn trained, TrainedQuantity quantity, ColumnRule rule)
    {
        var edges = quantity.Edges;
        var (certain, estimate) = (0.0, 0.0);
        for (var cell = 0; cell <= edges.Length; cell++)
        {
            var lower = cell == 0 ? quantity.Minimum ?? double.NegativeInfinity : edges[cell - 1];
            var upper = cell == edges.Length ? quantity.Maximum ?? double.PositiveInfinity : edges[cell];
            var isOutside = IsBelow(upper, rule) || (cell > 0 && lower >= rule.Maximum) || IsAbove(lower, rule);
            certain += isOutside ? trained.Cells[cell] : 0;
            estimate += trained.Cells[cell] * (isOutside ? 1 : Cut(lower, upper, rule));
        }

        // Infinities have two cells after that of missing values.
        var infinite = (rule.Maximum < double.PositiveInfinity ? trained.Cells[edges.Length + 2] : 0)
            + (rule.Minimum > double.NegativeInfinity ? trained.Cells[edges.Length + 3] : 0);
        var extremes = (quantity.Minimum is { } least && IsBelow(least, rule) ? 1 : 0) + (quantity.Maximum is { } most && IsAbove(most, rule) ? 1 : 0);
        return (Math.Max(certain, extremes) + infinite, estimate + infinite);
    }

    private static (double Certain, double Estimate) OfCodes(TrainedColumn trained, TrainedCategories categories, Column column, ColumnRule rule)
    {
        var outside = categories.Known.Where(name => CodeOf(column, name) is { } code && (IsBelow(code, rule) || IsAbove(code, rule)));
        var count = outside.Sum(name => categories.Tracked.IndexOf(name) is var cell and >= 0 ? trained.Cells[cell] : 1);
        return (count, count);
    }

    // The part of a cell that is outside if its values lie evenly; one that holds a single value is not cut.
    private static double Cut(double lower, double upper, ColumnRule rule)
    {
        var width = upper - lower;
        return double.IsInfinity(width) || width == 0 || lower == Below(upper)
            ? 0
            : (Math.Max(0, rule.Minimum - lower) + Math.Max(0, upper - rule.Maximum)) / width;
    }

    // The next smaller double.
    private static double Below(double value) => value == 0
        ? -double.Epsilon
        : BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) - Math.Sign(value));

    private static bool IsBelow(double value, ColumnRule rule) => rule.MinimumIsExclusive ? value <= rule.Minimum : value < rule.Minimum;

    private static bool IsAbove(double value, ColumnRule rule) => rule.MaximumIsExclusive ? value >= rule.Maximum : value > rule.Maximum;

    private static double? CodeOf(Column column, string name) =>
        column.Members.FirstOrDefault(member => member.Name == name)?.Code
        ?? (double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out var code) ? code : null);

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
