using System.Text.Json;

namespace ModelMonitor.Statistics.Tests;

/// <summary>A file of reference results: named cases of inputs and expected values.</summary>
public sealed class ReferenceFile
{
    private readonly Dictionary<string, JsonElement> _cases = [];

    public ReferenceFile(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Reference", name + ".json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        foreach (var item in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            _cases.Add(item.GetProperty("name").GetString()!, item.Clone());
        }
    }

    public JsonElement this[string name] => _cases[name];

    public TheoryData<string> NamesWhere(Func<string, JsonElement, bool> selects)
    {
        var names = new TheoryData<string>();
        foreach (var (name, item) in _cases)
        {
            if (selects(name, item))
            {
                names.Add(name);
            }
        }
        return names;
    }
}
