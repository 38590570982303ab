using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Diagnostics;

/// <summary>Every rule. An error leaves a whole method unmonitored, a warning a part of it; the rest informs.</summary>
internal static partial class Descriptors
{
    private const string HelpLink =
        "https://github.com/modelmonitor/modelmonitor-sdk/blob/main/analyzers/ModelMonitor.Analyzers/rules/{0}.md";

    public static IEnumerable<DiagnosticDescriptor> All =>
        [.. Annotations, .. Rules, .. FeatureNames, .. CallSites, .. Usages, .. Configurations, .. Baselines];

    public static DiagnosticDescriptor Of(SkipReason reason) => reason switch
    {
        SkipReason.UnusableModelName => UnusableModelName,
        SkipReason.UnknownResult => UnknownResult,
        SkipReason.UnfitTask => UnfitTask,
        SkipReason.NoFeatures => NoFeatures,
        SkipReason.UnsupportedFeature => UnsupportedFeature,
        SkipReason.RepeatedColumn => RepeatedColumn,
        SkipReason.UnusableColumnName => UnusableColumnName,
        SkipReason.RepeatedKey => RepeatedKey,
        SkipReason.UnsupportedKey => UnsupportedKey,
        SkipReason.UnfitKind => UnfitKind,
        SkipReason.TooManyColumns => TooManyColumns,
        SkipReason.MissingCore => MissingCore,
        SkipReason.Generic => Generic,
        SkipReason.Inaccessible => Inaccessible,
        SkipReason.NotOrdinary => NotOrdinary,
        SkipReason.UnforwardableSignature => UnforwardableSignature,
        SkipReason.UnfitRule => UnfitRule,
        SkipReason.UncheckedRule => UncheckedRule,
        SkipReason.UnfitSegment => UnfitSegment,
        SkipReason.UnfitFallback => UnfitFallback,
        SkipReason.PolicyWithoutEffect => PolicyWithoutEffect,
        SkipReason.MethodGroup => MethodGroup,
        SkipReason.BaseCall => BaseCall,
        SkipReason.ExpressionTree => ExpressionTree,
        SkipReason.OpenGenericReceiver => OpenGenericReceiver,
        SkipReason.Dynamic => Dynamic,
        SkipReason.UnmarkedMember => UnmarkedMember,
        SkipReason.UnlocatableCall => UnlocatableCall,
        SkipReason.OpenTypeArguments => OpenTypeArguments,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A reason without a rule."),
    };

    private static DiagnosticDescriptor Annotation(
        string id, DiagnosticSeverity severity, string title, string message, params string[] tags) =>
        Create(id, "Annotation", severity, title, message, tags);

    private static DiagnosticDescriptor Call(string id, DiagnosticSeverity severity, string title, string message) =>
        Create(id, "CallSite", severity, title, message, []);

    private static DiagnosticDescriptor Configuration(string id, DiagnosticSeverity severity, string title, string message) =>
        Create(id, "Configuration", severity, title, message, [WellKnownDiagnosticTags.CompilationEnd]);

    private static DiagnosticDescriptor Create(
        string id, string category, DiagnosticSeverity severity, string title, string message, string[] tags) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, null, string.Format(null, HelpLink, id), tags);
}
