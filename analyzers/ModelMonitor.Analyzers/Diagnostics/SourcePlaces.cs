using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Diagnostics;

/// <summary>
/// Where a compilation can show something: in its own files alone. What a project that is open in an editor references
/// has files too, but they are another compilation's.
/// </summary>
internal static class SourcePlaces
{
    /// <summary>Where a symbol is declared, or <see langword="null"/> if another compilation declares it.</summary>
    public static Location? PlaceOf(this Compilation compilation, ISymbol symbol) => symbol.Locations.FirstOrDefault(compilation.Has);

    /// <summary>Where an attribute stands, or <see langword="null"/> if it does in another compilation.</summary>
    public static Location? PlaceOf(this Compilation compilation, AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference is { } reference && compilation.ContainsSyntaxTree(reference.SyntaxTree)
            ? reference.GetSyntax(cancellation).GetLocation()
            : null;

    private static bool Has(this Compilation compilation, Location location) =>
        location.SourceTree is { } tree && compilation.ContainsSyntaxTree(tree);
}
