using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Baselines;

/// <summary>The runtime's <c>ModelSchema.Fingerprint</c>, digit by digit.</summary>
internal static class SchemaFingerprint
{
    private const int Bytes = 8;

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of a canonical text of the columns.</summary>
    public static string Of(IEnumerable<Column> columns)
    {
        var canonical = new StringBuilder();
        foreach (var column in columns)
        {
            AppendText(canonical, column.Name);
            AppendText(canonical, column.Type);
            canonical.Append($"{Number((int)column.Encoding)},{Number((int)column.Role)},{(column.IsNullable ? 1 : 0)};");
            foreach (var member in column.Members)
            {
                canonical.Append(member.Code.ToString("R", CultureInfo.InvariantCulture)).Append('=');
                AppendText(canonical, member.Name);
            }

            canonical.Append('\n');
        }

        using var hash = SHA256.Create();
        var digits = hash.ComputeHash(Encoding.UTF8.GetBytes(canonical.ToString())).Take(Bytes);
        return string.Concat(digits.Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
    }

    // Length first, so that no choice of names makes two different lists of columns read alike.
    private static void AppendText(StringBuilder canonical, string text) => canonical.Append(Number(text.Length)).Append(':').Append(text);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
