using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelMonitor.Analyzers.Emission;

/// <summary>Prints constants.</summary>
internal static class Literals
{
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A number that is a <see cref="double"/> wherever it stands.</summary>
    public static string Double(double value) =>
        double.IsPositiveInfinity(value) ? "double.PositiveInfinity"
        : double.IsNegativeInfinity(value) ? "double.NegativeInfinity"
        : Number(value) + "d";

    public static string Text(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
