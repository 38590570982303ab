using System.Text.Json;

namespace ModelMonitor.Statistics.Tests;

/// <summary>
/// Every expected result of every reference file is read by a test, which a table names, or the table says why not. A file
/// or a key that is new fails here until it is entered, and so does an entry that matches nothing.
/// </summary>
public sealed class ReferenceCoverageTests
{
    private const string RealData = "e2e";

    // What a reference library printed, or why it refused the input: tests treat such cases by name.
    private static readonly string[] Remarks = ["warnings", "error", "message"];

    // In these files the case, or the first part of the key, says what was computed.
    private static readonly string[] ByCase = ["special_functions"], ByFirstKey = ["drift_detectors", "adwin_all_cuts"];

    // Below these keys comes the name of a column.
    private static readonly string[] OfColumns = ["numeric.", "categorical."];

    public static TheoryData<string> Files => [.. Names().Distinct()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_expected_result_is_read_by_a_test_or_excused(string file)
    {
        var entered = ReferenceTable.Rows.Where(row => row.File == file)
            .SelectMany(row => row.Keys.Split(ByFirstKey.Contains(file) ? '|' : ' ')).ToArray();

        entered.ShouldBeUnique();
        entered.Order(StringComparer.Ordinal).ShouldBe(Keys(file).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_file_of_the_table_is_there()
        => ReferenceTable.Rows.Select(row => row.File).Distinct().Order().ShouldBe(Names().Distinct().Order());

    private static IEnumerable<string> Paths() => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Reference"), "*.json");

    private static IEnumerable<string> Names() => Paths().Select(Name);

    private static string Name(string path)
        => Path.GetFileNameWithoutExtension(path) is var name && name.StartsWith(RealData, StringComparison.Ordinal) ? RealData : name;

    private static HashSet<string> Keys(string file)
    {
        var keys = new HashSet<string>();
        foreach (var path in Paths().Where(path => Name(path) == file))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            foreach (var item in document.RootElement.GetProperty(file == RealData ? "chunks" : "cases").EnumerateArray())
            {
                if (ByCase.Contains(file))
                {
                    keys.Add(item.GetProperty("name").GetString()!);
                }
                else
                {
                    AddKeys(item.GetProperty("expected"), "", ByFirstKey.Contains(file), keys);
                }
            }
        }
        return keys;
    }

    private static void AddKeys(JsonElement expected, string path, bool firstOnly, HashSet<string> keys)
    {
        foreach (var property in expected.EnumerateObject().Where(property => !Remarks.Contains(property.Name)))
        {
            var key = path + (OfColumns.Contains(path) ? "*" : property.Name);
            if (property.Value.ValueKind == JsonValueKind.Object && !firstOnly)
            {
                AddKeys(property.Value, key + ".", firstOnly, keys);
            }
            else
            {
                keys.Add(key);
            }
        }
    }
}
