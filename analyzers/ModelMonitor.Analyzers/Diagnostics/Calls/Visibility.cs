using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Diagnostics;

/// <summary>Who else can call what a compilation declares.</summary>
internal static class Visibility
{
    /// <summary>Whether the compilation is an application, which nobody references.</summary>
    public static bool IsClosed(Compilation compilation) => compilation.Options.OutputKind
        is OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication;

    /// <summary>Whether every other assembly can name a symbol.</summary>
    public static bool IsPublic(ISymbol symbol) => IsOutside(symbol, hasFriends: false);

    /// <summary>Whether some other assembly can name a symbol.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="hasFriends">Whether there are assemblies that see internals.</param>
    public static bool IsOutside(ISymbol symbol, bool hasFriends)
    {
        for (var part = symbol; part is not (null or INamespaceSymbol); part = part.ContainingSymbol)
        {
            if (part.DeclaredAccessibility == Accessibility.Private
                || (!hasFriends && part.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal))
            {
                return false;
            }
        }

        return true;
    }
}
