using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace ModelMonitor.Analyzers.Diagnostics;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor UnfitRule = Annotation(
        DiagnosticIds.UnfitRule, Warning, "The rule does not fit the feature",
        "[{1}] on '{0}' is not checked: {2}");

    public static readonly DiagnosticDescriptor UncheckedRule = Annotation(
        DiagnosticIds.UncheckedRule, Info, "The rule is not checked",
        "[{1}] on '{0}' is not checked: {2}");

    public static readonly DiagnosticDescriptor UnfitFallback = Annotation(
        DiagnosticIds.UnfitFallback, Error, "The fallback cannot stand in for the model",
        "The fallback '{1}' of '{0}' {2}");

    public static readonly DiagnosticDescriptor PolicyWithoutEffect = Annotation(
        DiagnosticIds.PolicyWithoutEffect, Error, "The policy has no effect",
        "Violations = ViolationPolicy.{1} of '{0}' has no effect: {2}");

    /// <summary>What DataAnnotations, policies and fallbacks ask for and cannot have; of the family MMON1xxx.</summary>
    public static IEnumerable<DiagnosticDescriptor> Rules => [UnfitRule, UncheckedRule, UnfitFallback, PolicyWithoutEffect];
}
