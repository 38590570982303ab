using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using ModelMonitor.Schema;

namespace ModelMonitor.Capture;

/// <summary>
/// Where the predictions of one monitored method come from. Generated code declares one for each; without an
/// agent that listens, a call costs a check of one field.
/// </summary>
/// <remarks>As with an <c>ActivitySource</c>, sources are known to the process and agents subscribe to them.</remarks>
public sealed class PredictionSource
{
    private const int MaxErrorTypes = 16;

    private readonly CategoryTable?[] _categories;
    private readonly CategoryTable _errorTypes = new(MaxErrorTypes);
    private volatile CaptureSubscription? _subscription;

    internal PredictionSource(ModelSchema schema, string? conflict, ModelBreaker breaker)
    {
        Schema = schema;
        Breaker = breaker;
        Conflict = conflict;
        _categories = [.. schema.Columns.Select(column => column.Encoding == ColumnEncoding.Text
            ? new CategoryTable(CategoryTable.DefaultCapacity, column.Sensitive)
            : null)];
    }

    /// <summary>Every source of the process that is alive, in the order of registration.</summary>
    public static IReadOnlyList<PredictionSource> All => PredictionSourceRegistry.All;

    /// <summary>The model's schema.</summary>
    public ModelSchema Schema { get; }

    /// <summary>
    /// Why the source is not monitored: another method declares the same model name and version.
    /// <see langword="null"/> for a source that can be.
    /// </summary>
    public string? Conflict { get; }

    /// <summary>Routes calls to the model's fallback, if it has one; the same for every source of the name and version.</summary>
    public ModelBreaker Breaker { get; }

    /// <summary>Whether an agent listens.</summary>
    public bool IsEnabled => _subscription is not null;

    /// <summary>
    /// The source of a schema: a new one, or the one that the same method registered before from another assembly.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="schema"/> is <see langword="null"/>.</exception>
    public static PredictionSource Register(ModelSchema schema) => PredictionSourceRegistry.Register(schema);

    /// <summary>The source of a model by name, and by version where several versions are registered.</summary>
    public static bool TryFind([ModelName] string model, string? version, [NotNullWhen(true)] out PredictionSource? source)
    {
        source = All.FirstOrDefault(candidate => candidate.Conflict is null
            && candidate.Schema.Name == model && (version is null || candidate.Schema.Version == version));
        return source is not null;
    }

    /// <summary>Starts the capture of a call. Used by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public PredictionCall Begin() => _subscription is { } subscription ? subscription.Begin() : default;

    /// <summary>Starts the capture of a call that makes many predictions. Used by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public PredictionBatch BeginBatch() =>
        _subscription is { } subscription ? new(this, subscription.Current, ArrayPool<double>.Shared) : default;

    /// <summary>Starts a call that makes many predictions whose rules decide who answers, whether or not an agent listens. Used by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public PredictionBatch BeginCheckedBatch() => new(this, _subscription?.Current, ArrayPool<double>.Shared, isChecked: true);

    /// <summary>Starts the capture of a call that returns an asynchronous stream. Used by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StreamingCall BeginStream() => _subscription is { } subscription ? new(this, subscription.Current) : default;

    /// <summary>The value of a text column for the row; NaN for a missing text. Used by generated code.</summary>
    /// <param name="column">The index of the column in the schema.</param>
    /// <param name="text">The text, of which the first 128 characters count.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public double Category(int column, string? text) => text is null ? double.NaN : _categories[column]!.IndexOf(text);

    internal double ErrorType(Exception exception) => _errorTypes.IndexOf(exception.GetType().FullName);

    internal string ErrorTypeName(double index) => index < 0 ? "_OTHER" : _errorTypes.NameOf((int)index);

    internal CategoryTable? Categories(int column) => _categories[column];

    internal void Subscribe(CaptureSubscription? subscription) => _subscription = subscription;
}
