using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>The columns of a vector: its elements where their number is known, what sums it up elsewhere.</summary>
internal static class VectorColumns
{
    // The mean and the norm of an empty vector are missing, whatever its declaration says.
    private static readonly (string Name, bool MayBeMissing)[] Summary = [("length", false), ("mean", true), ("norm", true)];

    /// <param name="vector">The vector's type.</param>
    /// <param name="name">The feature's name.</param>
    /// <param name="length">The number of elements; 0 if it is not known.</param>
    /// <param name="isSensitive">Whether the values must not be told.</param>
    public static IEnumerable<Column> Of(VectorType vector, string name, int length, bool isSensitive)
    {
        var element = vector.Element;
        return length > 0
            ? Enumerable.Range(0, length).Select(i =>
                Number(ElementName(name, i), element.TypeName, vector.IsNullable || element.IsNullable))
            : Summary.Select(part =>
                Number($"{name}.{part.Name}", $"{element.TypeName}[]", vector.IsNullable || part.MayBeMissing));

        Column Number(string column, string type, bool isNullable) =>
            new(column, type, ColumnEncoding.Number, ColumnRole.Feature, isNullable, isSensitive, []);
    }

    /// <summary>The longest of the names.</summary>
    public static string LongestName(string name, int length) => length > 0 ? ElementName(name, length - 1) : $"{name}.{Summary[0].Name}";

    private static string ElementName(string name, int index) => $"{name}[{index}]";
}
