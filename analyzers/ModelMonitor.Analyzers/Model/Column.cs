using ModelMonitor.Analyzers.Collections;

namespace ModelMonitor.Analyzers.Model;

/// <summary>A column of a prediction row, as the schema declares it.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">The type as the source shows it.</param>
/// <param name="Encoding">How its values are written.</param>
/// <param name="Role">What it stands for.</param>
/// <param name="IsNullable">Whether the declared type allows a missing value.</param>
/// <param name="IsSensitive">Whether its values must not be told.</param>
/// <param name="Members">The named categories.</param>
internal sealed record Column(
    string Name,
    string Type,
    ColumnEncoding Encoding,
    ColumnRole Role,
    bool IsNullable,
    bool IsSensitive,
    EquatableArray<ColumnMember> Members)
{
    /// <summary>The rules that are checked of each value.</summary>
    public EquatableArray<ColumnRule> Rules { get; init; } = [];

    /// <summary>Whether its categories are segments.</summary>
    public bool IsSegment { get; init; }
}

/// <summary>A named category.</summary>
internal sealed record ColumnMember(double Code, string Name);

/// <summary>The factories of the runtime's <c>ColumnSchema</c>, by name.</summary>
internal enum ColumnEncoding
{
    Number,
    Code,
    Text,
    Key,
}

/// <summary>The members of the runtime's <c>ColumnRole</c>, by name.</summary>
internal enum ColumnRole
{
    Feature,
    Prediction,
    Score,
    Key,
}
