using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Reads the properties and compiler options that decide whether calls are intercepted.</summary>
internal static class SettingsParser
{
    private const string GeneratedNamespace = "ModelMonitor.Generated";

    public static GenerationSettings Parse(AnalyzerConfigOptions properties, ParseOptions options) =>
        new(!IsSwitchedOff(properties) && IsOptedIn(options) && !Is(properties, "DesignTimeBuild", "true"));

    /// <summary>Whether the project asks for no interceptors.</summary>
    public static bool IsSwitchedOff(AnalyzerConfigOptions properties) => Is(properties, "ModelMonitorGenerateInterceptors", "false");

    /// <summary>Whether the compiler accepts interceptors in the generated namespace, or in one around it.</summary>
    public static bool IsOptedIn(ParseOptions options) =>
        options.Features.TryGetValue("InterceptorsNamespaces", out var namespaces)
        && namespaces.Split(';').Any(name => name.Length > 0 && $"{GeneratedNamespace}.".StartsWith($"{name}.", StringComparison.Ordinal));

    private static bool Is(AnalyzerConfigOptions properties, string property, string value) =>
        properties.TryGetValue($"build_property.{property}", out var actual)
        && string.Equals(actual, value, StringComparison.OrdinalIgnoreCase);
}
