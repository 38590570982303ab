using ModelMonitor.Aggregation;
using ModelMonitor.Schema;

namespace ModelMonitor.Baselines;

/// <summary>
/// What the data of a model looked like when it was in order, mostly in training: cells, shares and moments of each
/// feature and output, by which later predictions are compared. Immutable; holds no rows.
/// </summary>
public sealed class Baseline
{
    /// <summary>The fewest rows: below, no window could be told apart from the baseline.</summary>
    public const int MinRows = 30;

    /// <summary>The most rows; more say nothing more.</summary>
    public const int MaxRows = 10_000_000;

    internal Baseline(
        string model, string modelVersion, PredictionTask task, string schemaFingerprint, long rows, IReadOnlyList<ColumnBaseline> columns)
    {
        Model = model;
        ModelVersion = modelVersion;
        Task = task;
        SchemaFingerprint = schemaFingerprint;
        Rows = rows;
        Columns = columns;
        Layouts = [.. columns.Select(column => column.Layout)];
        Id = BaselineId.Of(this);
    }

    /// <summary>The model's name.</summary>
    public string Model { get; }

    /// <summary>The version of the model that the baseline was made for.</summary>
    public string ModelVersion { get; }

    /// <summary>What the model predicts.</summary>
    public PredictionTask Task { get; }

    /// <summary>The <see cref="ModelSchema.Fingerprint"/> of the schema that the baseline was made with.</summary>
    public string SchemaFingerprint { get; }

    /// <summary>
    /// 16 hexadecimal digits that depend on all that was counted: windows of equal id have the same cells and can be
    /// added. Exported as <c>baseline.id</c>.
    /// </summary>
    public string Id { get; }

    /// <summary>The rows that the baseline was made from.</summary>
    public long Rows { get; }

    /// <summary>The monitored columns in the order of the schema: features, then outputs.</summary>
    public IReadOnlyList<ColumnBaseline> Columns { get; }

    internal IReadOnlyList<CellLayout> Layouts { get; }

    /// <summary>Makes a baseline from captured rows.</summary>
    /// <param name="schema">The schema of the rows.</param>
    /// <param name="rowMajor">The rows one after the other, every column of the schema in each.</param>
    /// <param name="categoryName">The name of an index of a text column; a pseudonym where the column is sensitive.</param>
    /// <exception cref="ArgumentException">There are too few or too many rows, or a part of one.</exception>
    internal static Baseline FromMatrix(ModelSchema schema, ReadOnlySpan<double> rowMajor, Func<int, int, string> categoryName)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(categoryName);
        var width = schema.Columns.Count;
        if (rowMajor.Length % width != 0)
        {
            throw new ArgumentException(
                $"{rowMajor.Length} values are no whole number of rows of {width} columns.", nameof(rowMajor));
        }

        var builder = new BaselineBuilder(schema, rowMajor.Length / width);
        for (var column = 0; column < builder.ColumnCount; column++)
        {
            var values = new double[builder.Rows];
            for (var row = 0; row < values.Length; row++)
            {
                values[row] = rowMajor[row * width + column];
            }

            var position = column;
            builder.Add(values, index => categoryName(position, index));
        }

        return builder.Build();
    }
}
