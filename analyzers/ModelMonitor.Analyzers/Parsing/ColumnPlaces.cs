using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>The parameter or member behind each feature, for those who show it in the source. Never kept.</summary>
internal sealed class ColumnPlaces
{
    private readonly Dictionary<string, ISymbol> _symbols = new(StringComparer.Ordinal);

    public ISymbol? this[string column] => _symbols.TryGetValue(column, out var symbol) ? symbol : null;

    public void Add(string column, ISymbol symbol) => _symbols[column] = symbol;
}
