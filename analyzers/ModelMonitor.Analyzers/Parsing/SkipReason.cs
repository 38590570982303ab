namespace ModelMonitor.Analyzers.Parsing;

/// <summary>
/// Why something that is annotated, or a call of it, is not captured. Each has one diagnostic; nothing is skipped
/// without one.
/// </summary>
internal enum SkipReason
{
    // Annotations: the whole method.
    UnusableModelName,
    UnknownResult,
    UnfitTask,
    RepeatedColumn,
    UnusableColumnName,
    RepeatedKey,
    UnsupportedKey,
    UnfitKind,
    TooManyColumns,
    MissingCore,
    Generic,
    Inaccessible,
    NotOrdinary,
    UnforwardableSignature,
    UnfitFallback,
    PolicyWithoutEffect,

    // Annotations: a feature, or all of them; the method is captured nevertheless.
    UnsupportedFeature,
    NoFeatures,
    UnfitRule,
    UncheckedRule,
    UnfitSegment,

    // Calls.
    MethodGroup,
    BaseCall,
    ExpressionTree,
    OpenGenericReceiver,
    Dynamic,
    UnmarkedMember,
    UnlocatableCall,
    OpenTypeArguments,
}
