using System.Globalization;
using System.Text;

namespace ModelMonitor.Schema;

internal static class SchemaFingerprint
{
    /// <summary>The first 16 hexadecimal digits of the SHA-256 of a canonical text of the columns.</summary>
    public static string Of(IReadOnlyList<ColumnSchema> columns)
    {
        var canonical = new StringBuilder();
        foreach (var column in columns)
        {
            AppendText(canonical, column.Name);
            AppendText(canonical, column.Type);
            canonical.Append(CultureInfo.InvariantCulture, $"{(int)column.Encoding},{(int)column.Role},{(column.Nullable ? 1 : 0)};");
            foreach (var member in column.Members)
            {
                canonical.Append(CultureInfo.InvariantCulture, $"{member.Code:R}=");
                AppendText(canonical, member.Name);
            }

            canonical.Append('\n');
        }

        return Fingerprint.Of(canonical.ToString());
    }

    // Length first, so that no choice of names makes two different lists of columns read alike.
    private static void AppendText(StringBuilder canonical, string text) =>
        canonical.Append(CultureInfo.InvariantCulture, $"{text.Length}:{text}");
}
