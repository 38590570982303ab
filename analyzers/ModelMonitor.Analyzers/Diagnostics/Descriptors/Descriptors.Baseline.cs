using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace ModelMonitor.Analyzers.Diagnostics;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor UnreadableBaseline = Baseline(
        DiagnosticIds.UnreadableBaseline, "The file is no baseline",
        "The file '{0}' is no baseline that can be used: {1}; make it anew with Baseline.Save");

    public static readonly DiagnosticDescriptor BaselineWithoutModel = Baseline(
        DiagnosticIds.BaselineWithoutModel, "The baseline's model is not in the project",
        "The baseline is of model '{0}', which neither this project nor one that it references declares{1}; remove the file, or map it by the item's metadata ModelMonitorModel",
        WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor FeatureMissingInCode = Baseline(
        DiagnosticIds.FeatureMissingInCode, "A feature of the training data is missing in the code",
        "The feature '{0}' ({1}) of the training data is missing in '{2}'; {3}");

    public static readonly DiagnosticDescriptor FeatureMissingInBaseline = Baseline(
        DiagnosticIds.FeatureMissingInBaseline, "A feature of the code is missing in the training data",
        "The feature '{0}' ({1}) is missing in the training data{2}; mark it [NotFeature] if the model does not use it, or train with it and make the baseline anew");

    public static readonly DiagnosticDescriptor TypeDiffers = Baseline(
        DiagnosticIds.TypeDiffers, "The feature's type differs from that in training",
        "'{0}' {1}; pass it as in training, or make the baseline anew");

    public static readonly DiagnosticDescriptor CategoriesDiffer = Baseline(
        DiagnosticIds.CategoriesDiffer, "The categories differ from those in training",
        "'{0}' {1}; declare the categories of the training data, or make the baseline anew");

    public static readonly DiagnosticDescriptor RangeExcludesBaseline = Baseline(
        DiagnosticIds.RangeExcludesBaseline, "The range excludes a part of the training data",
        "{0} of '{1}' excludes about {2} of the training data{3}; widen the range, compare the units, or clean the data and make the baseline anew");

    public static readonly DiagnosticDescriptor OutputDiffers = Baseline(
        DiagnosticIds.OutputDiffers, "The task or an output differs from that of the baseline",
        "The baseline does not hold what '{0}' predicts: {1}; change the result, or make the baseline anew");

    public static readonly DiagnosticDescriptor OutdatedFingerprint = Baseline(
        DiagnosticIds.OutdatedFingerprint, "The baseline was made with another schema",
        "The baseline of '{0}' was made with another schema: {1}; make it anew with Baseline.FromRows and Save");

    /// <summary>MMON301x: the code and the training data differ.</summary>
    public static IEnumerable<DiagnosticDescriptor> Baselines =>
    [
        UnreadableBaseline, BaselineWithoutModel, FeatureMissingInCode, FeatureMissingInBaseline, TypeDiffers,
        CategoriesDiffer, RangeExcludesBaseline, OutputDiffers, OutdatedFingerprint,
    ];

    private static DiagnosticDescriptor Baseline(string id, string title, string message, params string[] tags) =>
        Create(id, "Baseline", Warning, title, message, tags);
}
