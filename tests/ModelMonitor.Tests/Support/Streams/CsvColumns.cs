using System.Globalization;

namespace ModelMonitor.Tests.Support;

/// <summary>A file of comma-separated values without quotes; an empty field is a missing value.</summary>
internal sealed class CsvColumns
{
    private readonly Dictionary<string, int> _columns;
    private readonly string[][] _rows;

    private CsvColumns(string[] lines)
    {
        _columns = lines[0].Split(',').Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index);
        _rows = [.. lines.Skip(1).Select(line => line.Split(','))];
    }

    public int Rows => _rows.Length;

    public static CsvColumns Read(string path) => new(File.ReadAllLines(path));

    public string Text(int row, string column) => _rows[row][_columns[column]];

    public double Number(int row, string column) =>
        Text(row, column) is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : double.NaN;

    public DateTime Time(int row, string column) => DateTime.Parse(Text(row, column), CultureInfo.InvariantCulture);
}
