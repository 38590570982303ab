namespace ModelMonitor.Schema;

/// <summary>
/// A monitored model as its code declares it: the columns of its prediction rows, features first, then the
/// outputs, then the key if there is one.
/// </summary>
public sealed class ModelSchema
{
    /// <summary>The largest number of columns.</summary>
    public const int MaxColumns = 512;

    /// <summary>The largest number of rules.</summary>
    public const int MaxRules = 512;

    /// <summary>The largest number of features that make segments.</summary>
    public const int MaxSegments = 4;

    private readonly Lazy<string> _fingerprint;
    private readonly IReadOnlyList<FeatureRule> _rules = [];

    /// <summary>Creates a schema.</summary>
    /// <param name="name">The model's name, 1 to 128 characters.</param>
    /// <param name="version">The model's version, 1 to 128 characters.</param>
    /// <param name="task">What the model predicts; not <see cref="PredictionTask.Inferred"/>.</param>
    /// <param name="method">The prediction method, for messages, such as <c>RentalModel.Predict(Hour)</c>.</param>
    /// <param name="columns">1 to 512 columns with different names, in row order.</param>
    /// <exception cref="ArgumentException">
    /// A name is unusable or repeated, the columns are out of order, or segments are made by more than 4 columns or by one
    /// that is no feature of categories.
    /// </exception>
    public ModelSchema(string name, string version, PredictionTask task, string method, IReadOnlyList<ColumnSchema> columns)
    {
        Name = SchemaNames.Validate(name, nameof(name), "model name");
        Version = SchemaNames.Validate(version, nameof(version), "model version");
        ArgumentException.ThrowIfNullOrWhiteSpace(method);
        ArgumentNullException.ThrowIfNull(columns);
        if (task == PredictionTask.Inferred)
        {
            throw new ArgumentException($"Model '{name}' needs a task: Regression, Binary or Multiclass.", nameof(task));
        }

        ValidateColumns(name, columns);
        Task = task;
        Method = method;
        Columns = [.. columns];
        _fingerprint = new(() => SchemaFingerprint.Of(Columns));
    }

    /// <summary>The model's name, exported as <c>model.name</c>.</summary>
    public string Name { get; }

    /// <summary>The model's version, exported as <c>model.version</c>.</summary>
    public string Version { get; }

    /// <summary>What the model predicts.</summary>
    public PredictionTask Task { get; }

    /// <summary>The prediction method, for messages.</summary>
    public string Method { get; }

    /// <summary>The columns in row order: features, outputs, key.</summary>
    public IReadOnlyList<ColumnSchema> Columns { get; }

    /// <summary>The rules of the features, at most 512; each has a bit in the flags of a row, in this order.</summary>
    /// <exception cref="ArgumentException">A rule is for no feature, or cannot be told, or there are too many.</exception>
    public IReadOnlyList<FeatureRule> Rules
    {
        get => _rules;
        init => _rules = RuleValidation.Validate(Name, Columns, value);
    }

    /// <summary>What happens when a rule is violated.</summary>
    public ViolationPolicy Violations { get; init; }

    /// <summary>The method that answers instead of the model, for messages; <see langword="null"/> if there is none.</summary>
    public string? Fallback { get; init; }

    /// <summary>
    /// The doubles of a prediction row: the columns, and before the key as many words of 64 flags as the rules need.
    /// </summary>
    public int RowLength => Columns.Count + FlagWords;

    /// <summary>The doubles that hold the flags of violated rules, as bits.</summary>
    internal int FlagWords => (Rules.Count + 63) / 64;

    /// <summary>The columns that are monitored, the first ones of a row; the flags come after them.</summary>
    internal int MonitoredColumns => Columns.Count - (Columns[^1].IsMonitored ? 0 : 1);

    /// <summary>The flags of a row.</summary>
    internal ReadOnlySpan<double> FlagsOf(ReadOnlySpan<double> row) => row.Slice(MonitoredColumns, FlagWords);

    /// <summary>
    /// 16 hexadecimal digits that depend on the names, types, encodings and members of the columns in order,
    /// and on nothing else: rows of equal fingerprint can be compared.
    /// </summary>
    public string Fingerprint => _fingerprint.Value;

    /// <summary>Whether rows of both can be read alike: the same columns, the same rules, the same treatment of violations.</summary>
    internal bool DeclaresSame(ModelSchema other) =>
        Fingerprint == other.Fingerprint && Rules.SequenceEqual(other.Rules)
        && Violations == other.Violations && Fallback == other.Fallback;

    private static void ValidateColumns(string model, IReadOnlyList<ColumnSchema> columns)
    {
        if (columns.Count is 0 or > MaxColumns)
        {
            throw new ArgumentException(
                $"Model '{model}' has {columns.Count} columns; 1 to {MaxColumns} are allowed.", nameof(columns));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < columns.Count; i++)
        {
            if (!names.Add(columns[i].Name))
            {
                throw new ArgumentException(
                    $"Model '{model}' has two columns named '{columns[i].Name}'; rename one with [Feature(Name = ...)].",
                    nameof(columns));
            }

            if (i > 0 && Order(columns[i].Role) < Order(columns[i - 1].Role))
            {
                throw new ArgumentException(
                    $"Model '{model}': column '{columns[i].Name}' is out of order; features come first, then outputs, then the key.",
                    nameof(columns));
            }
        }

        ValidateSegments(model, columns);
    }

    private static void ValidateSegments(string model, IReadOnlyList<ColumnSchema> columns)
    {
        if (columns.FirstOrDefault(column => column.IsSegment && !(column is { IsCategorical: true, Role: ColumnRole.Feature })) is { } wrong)
        {
            throw new ArgumentException($"Model '{model}': column '{wrong.Name}' makes no segments; only a feature of categories does.", nameof(columns));
        }

        if (columns.Count(column => column.IsSegment) is var segments and > MaxSegments)
        {
            throw new ArgumentException($"Model '{model}' has {segments} columns that make segments; at most {MaxSegments} are allowed.", nameof(columns));
        }
    }

    private static int Order(ColumnRole role) => role switch
    {
        ColumnRole.Feature => 0,
        ColumnRole.Key => 2,
        _ => 1,
    };
}
