using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Parsing;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace ModelMonitor.Analyzers.Diagnostics;

/// <summary>Every rule. An error leaves a whole method unmonitored, a warning a part of it; the rest informs.</summary>
internal static class Descriptors
{
    private const string HelpLink =
        "https://github.com/modelmonitor/modelmonitor-sdk/blob/main/analyzers/ModelMonitor.Analyzers/rules/{0}.md";

    public static readonly DiagnosticDescriptor RepeatedModel = Annotation(
        DiagnosticIds.RepeatedModel, Warning, "Two methods declare the same model",
        "'{0}' and '{1}' both declare version '{3}' of model '{2}', and only the first that registers is monitored; give one of them another name or version",
        WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor UnmarkedBase = Annotation(
        DiagnosticIds.UnmarkedBase, Warning, "Calls through the base or interface are not captured",
        "Calls of '{0}' through '{1}' are not captured; mark that member instead, or make '{0}' partial around '{2}'");

    public static readonly DiagnosticDescriptor InterceptorsOff = Configuration(
        DiagnosticIds.InterceptorsOff, Info, "Interceptors are switched off",
        "{0} call(s) of monitored methods are not captured, since ModelMonitorGenerateInterceptors is false; make the methods partial, or remove the property");

    public static readonly DiagnosticDescriptor NamespaceNotOptedIn = Configuration(
        DiagnosticIds.NamespaceNotOptedIn, Warning, "The interceptors' namespace is not opted in",
        "{0} call(s) of monitored methods are not captured, since InterceptorsNamespaces lacks ModelMonitor.Generated; reference the package ModelMonitor.Sdk in this project, or add the namespace to the property");

    private static readonly Dictionary<SkipReason, DiagnosticDescriptor> Skips = new()
    {
        [SkipReason.UnusableModelName] = Annotation(
            DiagnosticIds.UnusableModelName, Error, "The model's name or version cannot be used",
            "The {1} of '{0}' {2}"),
        [SkipReason.UnknownResult] = Annotation(
            DiagnosticIds.UnknownResult, Error, "The result is not understood",
            "The result '{1}' of '{0}' is not understood; return a number, bool, enum, string or char, a type with a PredictedLabel, Score or Probability, or a Task or ValueTask of one"),
        [SkipReason.UnfitTask] = Annotation(
            DiagnosticIds.UnfitTask, Error, "The task does not fit the result",
            "The task {1} does not fit the result '{2}' of '{0}'; remove Task to infer it, or change the result"),
        [SkipReason.NoFeatures] = Annotation(
            DiagnosticIds.NoFeatures, Warning, "The method has no features",
            "'{0}' has no features, so only its predictions are monitored; take the features as parameters, or as public properties of a parameter"),
        [SkipReason.UnsupportedFeature] = Annotation(
            DiagnosticIds.UnsupportedFeature, Warning, "The type is not supported as a feature",
            "'{0}' of type '{1}' is not captured; a feature is a number, bool, enum, string, char, date or time, or a property of a parameter nested at most once; mark others [NotFeature]"),
        [SkipReason.RepeatedColumn] = Annotation(
            DiagnosticIds.RepeatedColumn, Error, "Two columns have the same name",
            "'{0}' has two columns named '{1}'; rename one with [Feature(Name = ...)], which on an object parameter is a prefix"),
        [SkipReason.UnusableColumnName] = Annotation(
            DiagnosticIds.UnusableColumnName, Error, "The feature's name cannot be used",
            "The feature's name {0}"),
        [SkipReason.RepeatedKey] = Annotation(
            DiagnosticIds.RepeatedKey, Error, "A prediction has one key",
            "'{0}' and '{1}' are both marked [PredictionKey]; a prediction has one key"),
        [SkipReason.UnsupportedKey] = Annotation(
            DiagnosticIds.UnsupportedKey, Error, "The type is not supported as a key",
            "'{0}' of type '{1}' cannot be a key; a key is an integer of at most 64 bits, a string or a Guid"),
        [SkipReason.UnfitKind] = Annotation(
            DiagnosticIds.UnfitKind, Error, "The kind does not fit the feature's type",
            "'{0}' of type '{2}' cannot be read as {1}; choose a kind that fits the type, or none"),
        [SkipReason.TooManyColumns] = Annotation(
            DiagnosticIds.TooManyColumns, Error, "The model has too many columns",
            "'{0}' has {1} features and outputs, and at most {2} are allowed; mark some [NotFeature]"),
        [SkipReason.MissingCore] = Annotation(
            DiagnosticIds.MissingCore, Error, "The partial method has no core",
            "The body of '{0}' is generated around a method '{1}' of the same type with the same parameters and result; declare it"),
        [SkipReason.Generic] = Annotation(
            DiagnosticIds.Generic, Error, "Generic methods are not captured",
            "'{0}' is generic or in a generic type; mark a method of a closed type that calls it"),
        [SkipReason.Inaccessible] = Annotation(
            DiagnosticIds.Inaccessible, Error, "The method is not accessible from generated code",
            "'{0}' or a type of its signature is not accessible from generated code; make it internal, or the method partial"),
        [SkipReason.NotOrdinary] = Annotation(
            DiagnosticIds.NotOrdinary, Error, "Only ordinary methods are captured",
            "'{0}' is not an ordinary method; mark a method of a class, struct, record or interface that can be called by its name"),
        [SkipReason.UnforwardableSignature] = Annotation(
            DiagnosticIds.UnforwardableSignature, Error, "The signature cannot be repeated",
            "The signature of '{0}' cannot be repeated by generated code; do without pointers, returned references and ref struct results"),
        [SkipReason.MethodGroup] = Call(
            DiagnosticIds.MethodGroup, Warning, "Calls through a delegate are not captured",
            "Calls through this delegate of '{0}' are not captured; call the method in a lambda, or make it partial"),
        [SkipReason.BaseCall] = Call(
            DiagnosticIds.BaseCall, Info, "Calls of a base method are not captured",
            "The call of '{0}' through base is not captured; make the method partial to capture it"),
        [SkipReason.ExpressionTree] = Call(
            DiagnosticIds.ExpressionTree, Warning, "Calls in an expression tree are not captured",
            "The call of '{0}' in an expression tree is not captured; call it outside, or make the method partial"),
        [SkipReason.OpenGenericReceiver] = Call(
            DiagnosticIds.OpenGenericReceiver, Warning, "Calls on a type parameter are not captured",
            "The call of '{0}' on a type parameter is not captured; take the declaring type as the parameter's type, or make the method partial"),
        [SkipReason.Dynamic] = Call(
            DiagnosticIds.Dynamic, Warning, "Dynamic calls are not captured",
            "A dynamic call may reach '{0}' and is not captured; cast to the static type, or make the method partial"),
        [SkipReason.UnmarkedMember] = Call(
            DiagnosticIds.UnmarkedMember, Info, "The method called is not marked itself",
            "The call of '{0}' is not captured, since only '{1}', which it overrides or implements, is marked [Monitored]; call that one, or mark this one as another model"),
        [SkipReason.UnlocatableCall] = Call(
            DiagnosticIds.UnlocatableCall, Warning, "The call cannot be located",
            "The call of '{0}' is not captured, since its name is not called directly; remove the parentheses around it"),
    };

    public static IEnumerable<DiagnosticDescriptor> All => [.. Skips.Values, RepeatedModel, UnmarkedBase, InterceptorsOff, NamespaceNotOptedIn];

    public static DiagnosticDescriptor Of(SkipReason reason) => Skips[reason];

    /// <summary>The rules of a family: 1 annotations, 2 calls, 3 configuration.</summary>
    public static IEnumerable<DiagnosticDescriptor> Family(char digit) => All.Where(rule => rule.Id["MMON".Length] == digit);

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
