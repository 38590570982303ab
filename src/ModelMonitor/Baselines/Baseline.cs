using ModelMonitor.Aggregation;
using ModelMonitor.Schema;

namespace ModelMonitor.Baselines;

/// <summary>
/// What the data of a model looked like when it was in order, mostly in training: cells, shares and moments of each
/// feature and output, by which later predictions are compared. Immutable but for what simulations show of it. Holds no rows
/// but those of <see cref="SampledRows"/>, as cells.
/// </summary>
public sealed class Baseline
{
    /// <summary>The fewest rows: below, no window could be told apart from the baseline.</summary>
    public const int MinRows = 30;

    /// <summary>The most rows; more say nothing more.</summary>
    public const int MaxRows = 10_000_000;

    private volatile BaselineProfile _profile = BaselineProfile.Empty;

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

    /// <summary>
    /// A sample of the rows that the baseline was made from, at most 512 that differ, spread over their time, each as the
    /// cells of its columns; <see langword="null"/> where it came from a file that has none.
    /// </summary>
    public SampledRows? SampledRows => Sample is { } sample ? new(this, sample, Rows, null, null) : null;

    internal IReadOnlyList<CellLayout> Layouts { get; }

    /// <summary>The cells of <see cref="SampledRows"/>; no part of <see cref="Id"/>, since they change no cell.</summary>
    internal SampledCells? Sample { get; init; }

    /// <summary>What is known beside the cells; no part of <see cref="Id"/>, since it changes no cell.</summary>
    internal BaselineProfile Profile { get => _profile; init => _profile = value; }

    /// <summary>Reads a baseline from a file, <c>*.baseline.json</c>.</summary>
    /// <exception cref="BaselineFormatException">The file holds no baseline that can be used; the message says why and what to do.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read, or is a directory.</exception>
    public static Baseline Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var stream = File.OpenRead(path);
        return Load(stream, path);
    }

    /// <summary>Reads a baseline from a stream, at most 16 MB, to its end.</summary>
    /// <param name="stream">The stream; left open.</param>
    /// <param name="name">What to call it in messages, such as the path.</param>
    /// <exception cref="BaselineFormatException">It holds no baseline that can be used; the message says why and what to do.</exception>
    public static Baseline Load(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        return BaselineReader.Read(stream, name);
    }

    /// <summary>Makes a baseline from rows that are at hand, mostly the training data with what the model says of it.</summary>
    /// <param name="schema">The model's schema, as <c>PredictionSource.Schema</c> gives it.</param>
    /// <param name="rows">
    /// 30 to 10,000,000 rows, in the order of time if they have one: how alike neighbours are says how much a window tells.
    /// Each holds one value for each feature and then each output, in the order of the schema;
    /// a key is left out. Quantities take any number, bool, enum, date or time (read as seconds: for a feature of kind
    /// <see cref="FeatureKind.HourOfDay"/> and such, give the hour itself); categories take what their type has:
    /// string, bool, enum or its member's name, char, whole number. <see langword="null"/> is a missing value.
    /// </param>
    /// <exception cref="ArgumentException">There are too few or too many rows, or a row or value does not fit the schema.</exception>
    public static Baseline FromRows(ModelSchema schema, IEnumerable<IReadOnlyList<object?>> rows) => FromRows(schema, rows, times: null);

    /// <summary>
    /// Makes a baseline from rows whose times are known, so that daily and weekly cycles are part of it, or with segments that
    /// the code does not name.
    /// </summary>
    /// <param name="schema">The model's schema, as <c>PredictionSource.Schema</c> gives it.</param>
    /// <param name="rows">The rows, as <see cref="FromRows(ModelSchema, IEnumerable{IReadOnlyList{object}})"/> takes them.</param>
    /// <param name="times">
    /// The time of each row, none before the one ahead of it, on the clock of the place where the model is used: the hours
    /// that it shows make the cycles. <see langword="null"/> where times are not known.
    /// </param>
    /// <param name="segments">Names of features of categories that make segments beside those marked <see cref="SegmentAttribute"/>, at most 4 in all.</param>
    /// <exception cref="ArgumentException">
    /// There are too few or too many rows, or a row or value does not fit the schema; times are not in order, or are not as
    /// many as rows; a name is that of no feature of categories.
    /// </exception>
    public static Baseline FromRows(
        ModelSchema schema, IEnumerable<IReadOnlyList<object?>> rows, IEnumerable<DateTimeOffset>? times, IEnumerable<string>? segments = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(rows);
        var columns = new RowColumns(schema);
        if (times is null)
        {
            foreach (var row in rows)
            {
                columns.Add(row);
            }
        }
        else
        {
            columns.AddRange(rows, times);
        }

        return columns.Build([.. segments ?? []]);
    }

    /// <summary>Makes a baseline from captured rows.</summary>
    /// <param name="schema">The schema of the rows.</param>
    /// <param name="rowMajor">The rows one after the other, each of the length that the schema says.</param>
    /// <param name="categoryName">The name of an index of a text column; a pseudonym where the column is sensitive.</param>
    /// <param name="hours">The hour of each row, as <see cref="LocalHour"/> counts them; <see langword="null"/> where it is not known.</param>
    /// <param name="segments">The features that make segments beside those that the schema says.</param>
    /// <exception cref="ArgumentException">There are too few or too many rows, or a part of one.</exception>
    internal static Baseline FromMatrix(
        ModelSchema schema, ReadOnlySpan<double> rowMajor, Func<int, int, string> categoryName,
        IReadOnlyList<int>? hours = null, IReadOnlyCollection<string>? segments = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(categoryName);
        var width = schema.RowLength;
        if (rowMajor.Length % width != 0)
        {
            throw new ArgumentException(
                $"{rowMajor.Length} values are no whole number of rows of {width} values.", nameof(rowMajor));
        }

        var builder = new BaselineBuilder(schema, rowMajor.Length / width) { Hours = hours, Segments = segments ?? [] };
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

    /// <summary>Writes the baseline to a file, by convention <c>*.baseline.json</c>; what was there is replaced at once or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="withRows">
    /// Whether <see cref="SampledRows"/> are written too: as cells, each of which stands for a range of numbers or a category.
    /// Without them, which is the default, a file holds nothing of single rows.
    /// </param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written, or is a directory.</exception>
    /// <exception cref="InvalidOperationException">
    /// The baseline takes more than the 16 MB that can be loaded; or rows are to be written, and it has none, or a column is
    /// sensitive: of such a model no row leaves the process.
    /// </exception>
    public void Save(string path, bool withRows = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        BaselineWriter.Write(this, path, withRows);
    }

    /// <summary>Writes the baseline to a stream, as UTF-8.</summary>
    /// <param name="stream">The stream; left open.</param>
    /// <param name="withRows">Whether <see cref="SampledRows"/> are written too, as <see cref="Save(string, bool)"/> does.</param>
    /// <exception cref="InvalidOperationException">
    /// The baseline takes more than the 16 MB that can be loaded; or rows are to be written, and it has none, or a column is
    /// sensitive.
    /// </exception>
    public void Save(Stream stream, bool withRows = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(BaselineWriter.ToJson(this, withRows));
    }

    /// <summary>Keeps what a simulation has shown, for all who have the baseline and for its file.</summary>
    internal void Remember(CalibrationEntry entry) => _profile = _profile with { Calibrations = [.. _profile.Calibrations, entry] };

    /// <summary>Why predictions of a schema cannot be compared with this baseline, column by column; empty if they can.</summary>
    internal IReadOnlyList<string> Mismatches(ModelSchema schema) => SchemaComparison.Mismatches(this, schema);
}
