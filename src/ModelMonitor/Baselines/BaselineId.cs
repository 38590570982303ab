using System.Globalization;
using System.Text;
using ModelMonitor.Aggregation;
using ModelMonitor.Schema;

namespace ModelMonitor.Baselines;

internal static class BaselineId
{
    /// <summary>The first 16 hexadecimal digits of the SHA-256 of a canonical text of all that a baseline counted.</summary>
    public static string Of(Baseline baseline)
    {
        var text = new StringBuilder(baseline.SchemaFingerprint);
        foreach (var column in baseline.Columns)
        {
            text.Append('\n');
            Append(text, column.Name);
            Append(text, column.Counts.Cells);
            if (column.Layout is CategoricalLayout categories)
            {
                text.Append(CultureInfo.InvariantCulture, $"{(categories.IsComplete ? 'c' : 'o')}{categories.Singletons},");
                Append(text, categories.Tracked);
                Append(text, categories.Others);
            }
            else if (column.Layout is NumericLayout quantity)
            {
                var counts = column.Counts;
                Append(text, quantity.BinStarts);
                Append<double>(text, quantity.Edges);
                Append<double>(text, counts.Sums);
                Append<double>(text, [counts.Mean, counts.M2, counts.Minimum, counts.Maximum]);
            }
        }

        return Fingerprint.Of(text.ToString());
    }

    private static void Append<T>(StringBuilder text, ReadOnlySpan<T> values)
    {
        text.Append(CultureInfo.InvariantCulture, $"{values.Length}[");
        foreach (var value in values)
        {
            text.Append(CultureInfo.InvariantCulture, $"{value},");
        }
    }

    private static void Append(StringBuilder text, long[] values) => Append<long>(text, values);

    private static void Append(StringBuilder text, IReadOnlyList<string> names)
    {
        text.Append(CultureInfo.InvariantCulture, $"{names.Count}[");
        foreach (var name in names)
        {
            Append(text, name);
        }
    }

    // Length first, so that no choice of names makes two different lists read alike.
    private static void Append(StringBuilder text, string name) => text.Append(CultureInfo.InvariantCulture, $"{name.Length}:{name}");
}
