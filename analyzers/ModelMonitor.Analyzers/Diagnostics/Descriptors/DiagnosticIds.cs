namespace ModelMonitor.Analyzers.Diagnostics;

/// <summary>The ids of all rules: 1xxx annotations, 2xxx calls, 3xxx configuration. An id is never used again.</summary>
internal static class DiagnosticIds
{
    public const string UnusableModelName = "MMON1001";
    public const string RepeatedModel = "MMON1002";
    public const string UnknownResult = "MMON1003";
    public const string UnfitTask = "MMON1004";
    public const string NoFeatures = "MMON1005";
    public const string UnsupportedFeature = "MMON1006";
    public const string RepeatedColumn = "MMON1007";
    public const string UnusableColumnName = "MMON1008";
    public const string RepeatedKey = "MMON1009";
    public const string UnsupportedKey = "MMON1010";
    public const string UnfitKind = "MMON1011";
    public const string TooManyColumns = "MMON1012";
    public const string MissingCore = "MMON1013";
    public const string Generic = "MMON1014";
    public const string Inaccessible = "MMON1015";
    public const string NotOrdinary = "MMON1016";
    public const string UnforwardableSignature = "MMON1017";
    public const string UnmarkedBase = "MMON1018";
    public const string UnfitRule = "MMON1019";
    public const string UncheckedRule = "MMON1020";
    public const string UnfitFallback = "MMON1021";
    public const string PolicyWithoutEffect = "MMON1022";
    public const string LikelyPersonalData = "MMON1023";
    public const string LikelyIdentifier = "MMON1024";
    public const string LikelyFreeText = "MMON1025";
    public const string UnfitSegment = "MMON1026";

    public const string MethodGroup = "MMON2001";
    public const string BaseCall = "MMON2002";
    public const string ExpressionTree = "MMON2003";
    public const string OpenGenericReceiver = "MMON2004";
    public const string Dynamic = "MMON2005";
    public const string UnmarkedMember = "MMON2006";
    public const string UnlocatableCall = "MMON2007";
    public const string OpenTypeArguments = "MMON2008";
    public const string NeverCalled = "MMON2009";
    public const string CallSummary = "MMON2010";

    public const string InterceptorsOff = "MMON3001";
    public const string NamespaceNotOptedIn = "MMON3002";
    public const string UnknownModel = "MMON3003";
    public const string UnreadableBaseline = "MMON3010";
    public const string BaselineWithoutModel = "MMON3011";
    public const string FeatureMissingInCode = "MMON3012";
    public const string FeatureMissingInBaseline = "MMON3013";
    public const string TypeDiffers = "MMON3014";
    public const string CategoriesDiffer = "MMON3015";
    public const string RangeExcludesBaseline = "MMON3016";
    public const string OutputDiffers = "MMON3017";
    public const string OutdatedFingerprint = "MMON3018";
}
