using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace ModelMonitor.Analyzers.Diagnostics;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor UnusableModelName = Annotation(
        DiagnosticIds.UnusableModelName, Error, "The model's name or version cannot be used",
        "The {1} of '{0}' {2}");

    public static readonly DiagnosticDescriptor RepeatedModel = Annotation(
        DiagnosticIds.RepeatedModel, Warning, "Two methods declare the same model",
        "'{0}' and '{1}' both declare version '{3}' of model '{2}', and only the first that registers is monitored; give one of them another name or version",
        WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor UnknownResult = Annotation(
        DiagnosticIds.UnknownResult, Error, "The result is not understood",
        "The result '{1}' of '{0}' is not understood; {2}");

    public static readonly DiagnosticDescriptor UnfitTask = Annotation(
        DiagnosticIds.UnfitTask, Error, "The task does not fit the result",
        "The task {1} does not fit the result '{2}' of '{0}'; remove Task to infer it, or change the result");

    public static readonly DiagnosticDescriptor NoFeatures = Annotation(
        DiagnosticIds.NoFeatures, Warning, "The method has no features",
        "'{0}' has no features, so only its predictions are monitored; take the features as parameters, or as public properties of a parameter");

    public static readonly DiagnosticDescriptor UnsupportedFeature = Annotation(
        DiagnosticIds.UnsupportedFeature, Warning, "The type is not supported as a feature",
        "'{0}' of type '{1}' is not captured; a feature is a number, bool, enum, string, char, date or time, a vector of numbers, or a property of a parameter nested at most once; mark others [NotFeature]");

    public static readonly DiagnosticDescriptor RepeatedColumn = Annotation(
        DiagnosticIds.RepeatedColumn, Error, "Two columns have the same name",
        "'{0}' has two columns named '{1}'; rename one with [Feature(Name = ...)], which on an object parameter is a prefix");

    public static readonly DiagnosticDescriptor UnusableColumnName = Annotation(
        DiagnosticIds.UnusableColumnName, Error, "The feature's name cannot be used",
        "The feature's name {0}");

    public static readonly DiagnosticDescriptor RepeatedKey = Annotation(
        DiagnosticIds.RepeatedKey, Error, "A prediction has one key",
        "'{0}' and '{1}' are both marked [PredictionKey]; a prediction has one key");

    public static readonly DiagnosticDescriptor UnsupportedKey = Annotation(
        DiagnosticIds.UnsupportedKey, Error, "The type is not supported as a key",
        "'{0}' of type '{1}' cannot be a key; a key is an integer of at most 64 bits, a string or a Guid");

    public static readonly DiagnosticDescriptor UnfitKind = Annotation(
        DiagnosticIds.UnfitKind, Error, "The kind does not fit the feature's type",
        "'{0}' of type '{2}' cannot be read as {1}; choose a kind or length that fits the type, or none");

    public static readonly DiagnosticDescriptor TooManyColumns = Annotation(
        DiagnosticIds.TooManyColumns, Error, "The model has too many columns",
        "'{0}' has {1} features and outputs, and at most {2} are allowed; mark some [NotFeature], or leave out the Length of a vector");

    public static readonly DiagnosticDescriptor MissingCore = Annotation(
        DiagnosticIds.MissingCore, Error, "The partial method has no core",
        "The body of '{0}' is generated around a method '{1}' of the same type with the same parameters and result; declare it");

    public static readonly DiagnosticDescriptor Generic = Annotation(
        DiagnosticIds.Generic, Error, "The partial method depends on a type parameter",
        "The body of '{0}' cannot be generated, since it {1}; make it an ordinary method, which is captured at calls with known types");

    public static readonly DiagnosticDescriptor Inaccessible = Annotation(
        DiagnosticIds.Inaccessible, Error, "The method is not accessible from generated code",
        "'{0}' or a type of its signature is not accessible from generated code; make it internal, or the method partial");

    public static readonly DiagnosticDescriptor NotOrdinary = Annotation(
        DiagnosticIds.NotOrdinary, Error, "Only ordinary methods are captured",
        "'{0}' is not an ordinary method; mark a method of a class, struct, record or interface that can be called by its name");

    public static readonly DiagnosticDescriptor UnforwardableSignature = Annotation(
        DiagnosticIds.UnforwardableSignature, Error, "The signature cannot be repeated",
        "The signature of '{0}' cannot be repeated by generated code; do without pointers, returned references and ref struct results");

    public static readonly DiagnosticDescriptor UnmarkedBase = Annotation(
        DiagnosticIds.UnmarkedBase, Warning, "Calls through the base or interface are not captured",
        "Calls of '{0}' through '{1}' are not captured, or only where both can be seen; mark that member instead, or make '{0}' partial around '{2}'");

    public static readonly DiagnosticDescriptor UnfitSegment = Annotation(
        DiagnosticIds.UnfitSegment, Warning, "The feature makes no segments",
        "[Segment] on '{0}' has no effect: {1}");

    /// <summary>MMON1xxx: what is annotated cannot be captured, or not all of it.</summary>
    public static IEnumerable<DiagnosticDescriptor> Annotations =>
    [
        UnusableModelName, RepeatedModel, UnknownResult, UnfitTask, NoFeatures, UnsupportedFeature, RepeatedColumn,
        UnusableColumnName, RepeatedKey, UnsupportedKey, UnfitKind, TooManyColumns, MissingCore, Generic, Inaccessible,
        NotOrdinary, UnforwardableSignature, UnmarkedBase, UnfitSegment,
    ];
}
