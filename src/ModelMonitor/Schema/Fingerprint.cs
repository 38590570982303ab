using System.Security.Cryptography;
using System.Text;

namespace ModelMonitor.Schema;

/// <summary>Identifies content by the first 16 hexadecimal digits of its SHA-256.</summary>
internal static class Fingerprint
{
    public static string Of(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
#pragma warning disable CA1308 // Digits, not words: lower case is how fingerprints are written.
        return Convert.ToHexString(hash[..8]).ToLowerInvariant();
#pragma warning restore CA1308
    }
}
