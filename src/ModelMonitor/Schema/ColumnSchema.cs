namespace ModelMonitor.Schema;

/// <summary>One column of a prediction row: a feature, an output, or the key.</summary>
public sealed record ColumnSchema
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 128;

    private ColumnSchema(string name, string type, ColumnEncoding encoding, ColumnRole role)
    {
        Name = SchemaNames.Validate(name, nameof(name), "column");
        Type = SchemaNames.Validate(type, nameof(type), "column type");
        Encoding = encoding;
        Role = role;
    }

    /// <summary>The column's name, exported as <c>feature.name</c>.</summary>
    public string Name { get; }

    /// <summary>The type in the source code, such as <c>double</c> or <c>Weather</c>.</summary>
    public string Type { get; }

    /// <summary>How values are written into the row.</summary>
    public ColumnEncoding Encoding { get; }

    /// <summary>What the column stands for.</summary>
    public ColumnRole Role { get; }

    /// <summary>Whether the declared type allows a missing value.</summary>
    public bool Nullable { get; init; }

    /// <summary>Whether values and category names must not be told (<see cref="SensitiveAttribute"/>).</summary>
    public bool Sensitive { get; init; }

    /// <summary>
    /// Whether the column's categories are segments, in each of which the other columns are watched on their own
    /// (<see cref="SegmentAttribute"/>); no part of the fingerprint.
    /// </summary>
    public bool IsSegment { get; init; }

    /// <summary>The named categories of a coded column; empty where the type declares none.</summary>
    public IReadOnlyList<CategoryMember> Members { get; private init; } = [];

    /// <summary>Whether the values are unordered categories.</summary>
    public bool IsCategorical => Encoding is ColumnEncoding.Code or ColumnEncoding.Text;

    /// <summary>Whether drift is computed for the column: all but the key.</summary>
    public bool IsMonitored => Role != ColumnRole.Key;

    /// <summary>A quantity.</summary>
    /// <exception cref="ArgumentException">The name or type is empty, too long, or holds control characters.</exception>
    public static ColumnSchema Number(string name, string type, ColumnRole role = ColumnRole.Feature) =>
        new(name, type, ColumnEncoding.Number, role);

    /// <summary>Categories that have numbers.</summary>
    /// <exception cref="ArgumentException">The name or type is unusable, or two members share a code.</exception>
    public static ColumnSchema Code(
        string name, string type, IReadOnlyList<CategoryMember> members, ColumnRole role = ColumnRole.Feature)
    {
        ArgumentNullException.ThrowIfNull(members);
        var codes = new HashSet<double>();
        foreach (var member in members)
        {
            if (!codes.Add(member.Code))
            {
                throw new ArgumentException(
                    $"Column '{name}' has two members with the code {member.Code}; codes must differ.", nameof(members));
            }
        }

        return new(name, type, ColumnEncoding.Code, role) { Members = members };
    }

    /// <summary>Categories that have names.</summary>
    /// <exception cref="ArgumentException">The name or type is empty, too long, or holds control characters.</exception>
    public static ColumnSchema Text(string name, string type, ColumnRole role = ColumnRole.Feature) =>
        new(name, type, ColumnEncoding.Text, role);

    /// <summary>The key of a prediction; the last column of a row.</summary>
    /// <exception cref="ArgumentException">The name or type is empty, too long, or holds control characters.</exception>
    public static ColumnSchema Key(string name, string type) => new(name, type, ColumnEncoding.Hash, ColumnRole.Key);

    /// <summary>The name of a coded category, or its number where the type declares no name.</summary>
    public string NameOf(double code)
    {
        foreach (var member in Members)
        {
            if (member.Code == code)
            {
                return member.Name;
            }
        }

        return code.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
    }
}
