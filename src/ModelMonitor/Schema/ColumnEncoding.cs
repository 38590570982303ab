namespace ModelMonitor.Schema;

/// <summary>How a value is written as a <see cref="double"/> into a prediction row; missing is NaN in each.</summary>
public enum ColumnEncoding
{
    /// <summary>An ordered quantity, as it is.</summary>
    Number,

    /// <summary>A category that has a number of its own: a boolean, an enum, a character, an integer code.</summary>
    Code,

    /// <summary>A category that has a name: its index in the column's category table.</summary>
    Text,

    /// <summary>The 64 bits of a hash.</summary>
    Hash,
}
