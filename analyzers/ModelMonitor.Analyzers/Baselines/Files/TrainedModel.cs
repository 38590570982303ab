using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Baselines;

/// <summary>What a baseline file says of a model, as far as code can agree with it or not.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Version">The version that the baseline was made for.</param>
/// <param name="Task">A member of <c>PredictionTask</c>.</param>
/// <param name="Fingerprint">The fingerprint of the schema that the baseline was made with.</param>
/// <param name="Rows">The rows that were counted; 0 makes it a skeleton, which declares columns alone.</param>
/// <param name="Columns">The features, then the outputs.</param>
internal sealed record TrainedModel(
    string Name, string Version, string Task, string Fingerprint, long Rows, ImmutableArray<TrainedColumn> Columns)
{
    public const string FileSuffix = ".baseline.json";

    /// <summary>Where the name, the task and the fingerprint stand.</summary>
    public TextSpan NamePlace { get; init; }

    public TextSpan TaskPlace { get; init; }

    public TextSpan FingerprintPlace { get; init; }
}

/// <summary>A feature or output of the training data.</summary>
/// <param name="Schema">The column as the code of that time declared it, without the members of its type.</param>
/// <param name="Place">Where its name stands.</param>
internal sealed record TrainedColumn(Column Schema, TextSpan Place)
{
    public string Name => Schema.Name;

    /// <summary>What was counted; empty in a skeleton.</summary>
    public ImmutableArray<double> Cells { get; init; } = [];

    /// <summary>The cells of a quantity, or <see langword="null"/>.</summary>
    public TrainedQuantity? Quantity { get; init; }

    /// <summary>The categories, or <see langword="null"/>.</summary>
    public TrainedCategories? Categories { get; init; }

    /// <summary>How many values were missing.</summary>
    public double Missing => this switch
    {
        { Quantity: { } quantity } => Cells[quantity.Edges.Length + 1],
        { Categories: { } categories } => Cells[categories.Tracked.Length + 2],
        _ => 0,
    };
}

/// <summary>Edges between ordered cells, each of which reaches up to its edge and holds it; the last one is open.</summary>
internal sealed record TrainedQuantity(ImmutableArray<double> Edges, double? Minimum, double? Maximum);

/// <summary>Names: each of the tracked ones has a cell.</summary>
internal sealed record TrainedCategories(ImmutableArray<string> Tracked, ImmutableArray<string> Others, bool AreComplete)
{
    public IEnumerable<string> Known => Tracked.Concat(Others);
}
