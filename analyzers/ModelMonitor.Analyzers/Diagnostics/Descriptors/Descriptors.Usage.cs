using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace ModelMonitor.Analyzers.Diagnostics;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NeverCalled = Create(
        DiagnosticIds.NeverCalled, "CallSite", Info, "The monitored method is never called",
        "Nothing in this project calls '{0}', and nothing else can, so that it is never captured; call it, or make it partial if a framework calls it by reflection",
        [WellKnownDiagnosticTags.CompilationEnd]);

    public static readonly DiagnosticDescriptor CallSummary = Create(
        DiagnosticIds.CallSummary, "CallSite", Info, "Not all calls are captured",
        "{0} of {1} uses of monitored methods are captured, and {2} are not: {3}; each has a diagnostic where it stands",
        [WellKnownDiagnosticTags.CompilationEnd]);

    public static readonly DiagnosticDescriptor UnknownModel = Create(
        DiagnosticIds.UnknownModel, "Configuration", Warning, "No model has this name",
        "'{0}' is no model that this project or its references declare; {1}",
        []);

    /// <summary>MMON2009, 2010 and 3003: what a project as a whole calls and names.</summary>
    public static IEnumerable<DiagnosticDescriptor> Usages =>
    [
        NeverCalled, CallSummary, UnknownModel,
    ];
}
