namespace ModelMonitor.Analyzers.Emission;

/// <summary>What generated code uses of the runtime and the framework, so qualified that no user's name hides it.</summary>
internal static class RuntimeNames
{
    public const string GeneratedNamespace = "ModelMonitor.Generated";
    public const string Source = "global::ModelMonitor.Capture.PredictionSource";
    public const string Encoding = "global::ModelMonitor.Capture.RowEncoding";
    public const string VectorEncoding = "global::ModelMonitor.Capture.VectorEncoding";
    public const string OutputWriter = "global::ModelMonitor.Capture.OutputWriter";
    public const string Batch = "global::ModelMonitor.Capture.PredictionBatch";
    public const string BatchReader = "global::ModelMonitor.Capture.BatchReader";
    public const string Task = "global::ModelMonitor.PredictionTask";
    public const string ModelSchema = "global::ModelMonitor.Schema.ModelSchema";
    public const string ColumnSchema = "global::ModelMonitor.Schema.ColumnSchema";
    public const string ColumnRole = "global::ModelMonitor.Schema.ColumnRole";
    public const string CategoryMember = "global::ModelMonitor.Schema.CategoryMember";
    public const string FeatureRule = "global::ModelMonitor.Schema.FeatureRule";
    public const string ViolationPolicy = "global::ModelMonitor.ViolationPolicy";
    public const string PatternRule = "global::ModelMonitor.Capture.PatternRule";
    public const string PredictionCall = "global::ModelMonitor.Capture.PredictionCall";
    public const string PredictionRoute = "global::ModelMonitor.Capture.PredictionRoute";
    public const string RoutedCall = "global::ModelMonitor.Capture.RoutedCall";
    public const string Row = "global::System.Span<double>";
    public const string ReadOnlySpan = "global::System.ReadOnlySpan";
    public const string Enumerable = "global::System.Collections.Generic.IEnumerable";
    public const string ImmutableCollections = "global::System.Runtime.InteropServices.ImmutableCollectionsMarshal";
    public const string Exception = "global::System.Exception";

    /// <summary>Marks types and bodies as generated, hides them from stack traces and steps over them.</summary>
    public const string TypeAttributes =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"{Parsing.Annotations.Tool}\", \"1\"), " +
        "global::System.Diagnostics.StackTraceHidden, global::System.Diagnostics.DebuggerStepThrough]";

    public const string BodyAttribute = $"[global::System.CodeDom.Compiler.GeneratedCode(\"{Parsing.Annotations.Tool}\", \"1\")]";

    public static string Inlining(string option) =>
        $"[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.{option})]";
}
