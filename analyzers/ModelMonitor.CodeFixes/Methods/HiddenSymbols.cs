using Microsoft.CodeAnalysis;

namespace ModelMonitor.CodeFixes.Methods;

/// <summary>What keeps code in another file of the project from calling a method.</summary>
internal sealed class HiddenSymbols
{
    private readonly Compilation _compilation;
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly List<ISymbol> _hidden = [];

    private HiddenSymbols(Compilation compilation) => _compilation = compilation;

    /// <summary>The method, the types that it is declared in, those of its signature, and what these in turn expose.</summary>
    public static IReadOnlyList<ISymbol> Of(IMethodSymbol method, Compilation compilation)
    {
        var symbols = new HiddenSymbols(compilation);
        if (IsHidden(method))
        {
            symbols._hidden.Add(method);
        }

        symbols.AddType(method.ContainingType);
        symbols.AddExposedBy(method);
        return symbols._hidden;
    }

    /// <summary>
    /// Whether a symbol of this project may be made accessible. A <c>file</c> type may share its name with another;
    /// overrides repeat the accessibility of what they override.
    /// </summary>
    public static bool MayBeRaised(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Length > 0 && symbol switch
    {
        INamedTypeSymbol type => !type.IsFileLocal,
        _ => symbol is { IsVirtual: false, IsOverride: false, IsAbstract: false },
    };

    private void AddType(ITypeSymbol? type)
    {
        if (type is IArrayTypeSymbol array)
        {
            AddType(array.ElementType);
        }

        if (type is not INamedTypeSymbol named)
        {
            return;
        }

        foreach (var argument in named.TypeArguments)
        {
            AddType(argument);
        }

        var definition = named.OriginalDefinition;
        if (!SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, _compilation.Assembly) || !_seen.Add(definition))
        {
            return;
        }

        AddType(definition.ContainingType);
        if (IsHidden(definition))
        {
            _hidden.Add(definition);

            // A type that becomes accessible may not expose one that is not.
            AddType(definition.BaseType);
            foreach (var member in definition.GetMembers().Where(member => member.DeclaredAccessibility != Accessibility.Private))
            {
                AddExposedBy(member);
            }
        }
    }

    private void AddExposedBy(ISymbol member)
    {
        foreach (var type in TypesOf(member))
        {
            AddType(type);
        }
    }

    private static bool IsHidden(ISymbol symbol) => symbol is INamedTypeSymbol { IsFileLocal: true }
        || symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal;

    private static IEnumerable<ITypeSymbol> TypesOf(ISymbol member) => member switch
    {
        IMethodSymbol method => method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType),
        IPropertySymbol property => property.Parameters.Select(parameter => parameter.Type).Append(property.Type),
        IFieldSymbol field => [field.Type],
        IEventSymbol @event => [@event.Type],
        INamedTypeSymbol { DelegateInvokeMethod: { } invoke } => TypesOf(invoke),
        _ => [],
    };
}
