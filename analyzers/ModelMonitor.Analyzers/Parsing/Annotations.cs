using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Attributes, understood by full name, so that they need not come from one particular assembly.</summary>
internal static class Annotations
{
    public const string Monitored = "ModelMonitor.MonitoredAttribute";

    /// <summary>The tool of the attribute on generated bodies: a method that carries it captures itself.</summary>
    public const string Tool = "ModelMonitor.Analyzers";

    public static AttributeData? FindMonitored(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (IsOurs(attribute.AttributeClass, "MonitoredAttribute"))
            {
                return attribute;
            }
        }

        return null;
    }

    public static bool CapturesItself(IMethodSymbol method) => method.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "GeneratedCodeAttribute"
        && FirstArgument(attribute) == Tool);

    /// <summary>The first argument of an attribute, if it is a text.</summary>
    public static string? FirstArgument(AttributeData attribute) =>
        attribute.ConstructorArguments.IsEmpty ? null : attribute.ConstructorArguments[0].Value as string;

    /// <summary>An argument given by name, or the default value of its type.</summary>
    public static T? Named<T>(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value is T value ? value : default;

    public static bool IsOurs(INamedTypeSymbol? attribute, string name) => attribute is
    {
        ContainingNamespace: { Name: "ModelMonitor", ContainingNamespace.IsGlobalNamespace: true },
    } && attribute.Name == name;
}
