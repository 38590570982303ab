using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace ModelMonitor.Analyzers.Diagnostics;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor InterceptorsOff = Configuration(
        DiagnosticIds.InterceptorsOff, Info, "Interceptors are switched off",
        "{0} call(s) of monitored methods are not captured, since ModelMonitorGenerateInterceptors is false; make the methods partial, or remove the property");

    public static readonly DiagnosticDescriptor NamespaceNotOptedIn = Configuration(
        DiagnosticIds.NamespaceNotOptedIn, Warning, "The interceptors' namespace is not opted in",
        "{0} call(s) of monitored methods are not captured, since InterceptorsNamespaces lacks ModelMonitor.Generated; reference the package ModelMonitor.Sdk in this project, or add the namespace to the property");

    /// <summary>MMON3xxx: the project does not intercept calls.</summary>
    public static IEnumerable<DiagnosticDescriptor> Configurations =>
    [
        InterceptorsOff, NamespaceNotOptedIn,
    ];
}
