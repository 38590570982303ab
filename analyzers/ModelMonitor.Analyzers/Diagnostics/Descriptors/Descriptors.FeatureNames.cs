using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace ModelMonitor.Analyzers.Diagnostics;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor LikelyPersonalData = Annotation(
        DiagnosticIds.LikelyPersonalData, Warning, "The feature is named like personal data",
        "'{0}' is named like personal data ({1}), and baselines, metrics and alerts tell of its values; mark it [Sensitive], [NotFeature], or [Feature] if it is none");

    public static readonly DiagnosticDescriptor LikelyIdentifier = Annotation(
        DiagnosticIds.LikelyIdentifier, Warning, "The feature is named like an identifier",
        "'{0}' is named like an identifier and monitored as {1}, which drifts with every new row; mark it [PredictionKey] or [NotFeature], or [Feature(Kind = FeatureKind.Categorical)] if it has few values");

    public static readonly DiagnosticDescriptor LikelyFreeText = Annotation(
        DiagnosticIds.LikelyFreeText, Warning, "The feature is named like free text",
        "'{0}' is named like free text ({1}), and a column tells apart at most 1,024 texts; mark it [NotFeature] and take what the model derives from it, or [Feature] if it has few values");

    /// <summary>MMON1023 to 1025: a feature is captured, and its name says that this is hardly meant.</summary>
    public static IEnumerable<DiagnosticDescriptor> FeatureNames =>
    [
        LikelyPersonalData, LikelyIdentifier, LikelyFreeText,
    ];
}
