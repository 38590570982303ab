using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Names in generated code that can neither clash nor break it.</summary>
internal static class Identifiers
{
    private const int MaxReadableLength = 80;

    // Simple names that generated code uses itself; a parameter called like one of them would hide it.
    private static readonly HashSet<string> Reserved =
        ["Source", "Outputs", "Invoke", "Monitored", "ReadFeatures", "ReadBatch", "ReadOutputs", "Answer", "Shadow"];

    /// <summary>An identifier that may be a keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>A parameter's name, replaced where generated code needs the name itself.</summary>
    public static string ForParameter(IParameterSymbol parameter) =>
        parameter.Name.Length == 0 || parameter.Name.StartsWith("__", StringComparison.Ordinal) || Reserved.Contains(parameter.Name)
            ? $"__p{parameter.Ordinal}"
            : Escape(parameter.Name);

    /// <summary>
    /// A readable name for a method that is unique over overloads and assemblies by a hash of what identifies it:
    /// assemblies that see each other's internals may capture the same method.
    /// </summary>
    public static string Unique(IMethodSymbol method, string assembly)
    {
        var readable = new StringBuilder();
        foreach (var character in $"{method.ContainingType.Name}_{method.Name}".Take(MaxReadableLength))
        {
            readable.Append(character is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' ? character : '_');
        }

        var arguments = string.Concat(TypeArguments.Of(method)
            .Select(argument => $"|{TypeNames.Of(argument)}"));
        var identity = $"{assembly}|{method.ContainingAssembly.Name}|{method.OriginalDefinition.GetDocumentationCommentId()}{arguments}";
        return $"{readable}_{Hash(identity).ToString("x8", CultureInfo.InvariantCulture)}";
    }

    // FNV-1a: the same in every process, unlike string.GetHashCode.
    private static uint Hash(string text) =>
        text.Aggregate(2166136261U, static (hash, character) => unchecked((hash ^ character) * 16777619U));
}
