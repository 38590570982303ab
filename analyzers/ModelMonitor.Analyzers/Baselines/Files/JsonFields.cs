using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Baselines;

/// <summary>The first fault that was found in a file.</summary>
internal sealed class FormatFaults
{
    public FileFault? First { get; private set; }

    public void Add(TextSpan place, string reason) => First ??= new(place, reason);
}

/// <summary>
/// The properties of an object, by what they should be. One that is missing or something else is a fault and reads as
/// empty.
/// </summary>
internal sealed class JsonFields
{
    private readonly JsonValue _value;
    private readonly FormatFaults _faults;

    public JsonFields(JsonValue value, FormatFaults faults)
    {
        (_value, _faults) = (value, faults);
        if (value.Kind != JsonKind.Object)
        {
            faults.Add(value.Span, "an object is needed here");
        }
    }

    public TextSpan Place(string property) => _value[property]?.Span ?? new(_value.Span.Start, Math.Min(1, _value.Span.Length));

    public void Refuse(string property, string reason) => _faults.Add(Place(property), reason);

    public void Refuse(TextSpan place, string reason) => _faults.Add(place, reason);

    public void Require(string property, bool holds, string reason)
    {
        if (!holds)
        {
            Refuse(property, reason);
        }
    }

    public void RequireOnly(params string[] properties)
    {
        foreach (var property in _value.Properties.Where(property => !properties.Contains(property.Name)))
        {
            Refuse(property.Span, $"'{property.Name}' is no property of a baseline");
        }
    }

    public string Text(string property) => Find(property, "a text", JsonKind.Text)?.Text ?? "";

    /// <summary>A text that can be the name of a model, column or type.</summary>
    public string Name(string property)
    {
        var name = Text(property);
        if (ColumnNames.Fault(name) is { } fault)
        {
            Refuse(property, $"'{property}' {fault}");
        }

        return name;
    }

    public string OneOf(string property, params string[] allowed)
    {
        var text = Text(property);
        Require(property, allowed.Contains(text), $"'{property}' is none of {string.Join(", ", allowed)}");
        return text;
    }

    public T OneOf<T>(string property, params T[] allowed)
        where T : struct, Enum =>
        Enum.TryParse<T>(OneOf(property, [.. allowed.Select(value => value.ToString())]), out var value) ? value : allowed[0];

    public bool Bool(string property) => Find(property, "true or false", JsonKind.True, JsonKind.False)?.Kind == JsonKind.True;

    /// <summary>A whole number that is not negative.</summary>
    public double Count(string property)
    {
        var number = Find(property, "a number", JsonKind.Number)?.Number ?? 0;
        Require(property, number >= 0 && number == Math.Floor(number) && number <= int.MaxValue, $"'{property}' is no whole number from 0 to {int.MaxValue}");
        return number;
    }

    public void Number(string property) => Find(property, "a number", JsonKind.Number);

    public double? OptionalNumber(string property) =>
        IsAbsent(property) ? null : Find(property, "a number", JsonKind.Number)?.Number;

    public ImmutableArray<double> Numbers(string property) =>
        [.. Elements(property, "a number", JsonKind.Number).Select(value => value.Number)];

    public ImmutableArray<string> Texts(string property) =>
        [.. Elements(property, "a text", JsonKind.Text).Select(value => value.Text)];

    public ImmutableArray<JsonFields> Objects(string property) =>
        [.. Elements(property, "an object", JsonKind.Object).Select(value => new JsonFields(value, _faults))];

    public JsonFields? Object(string property) => Find(property, "an object", JsonKind.Object) is { } value ? new(value, _faults) : null;

    public ImmutableArray<JsonFields> OptionalObjects(string property) => IsAbsent(property) ? [] : Objects(property);

    public JsonFields? OptionalObject(string property) => IsAbsent(property) ? null : Object(property);

    public void OptionalNumbers(string property, int count)
    {
        if (!IsAbsent(property))
        {
            Require(property, Numbers(property).Length == count, $"'{property}' needs {count} elements, one for each column");
        }
    }

    /// <summary>Requires arrays of arrays of numbers, so many levels deep.</summary>
    /// <returns>The number of the outermost ones' elements.</returns>
    public int NumberTable(string property, int levels)
    {
        var items = Elements(property, "an array", JsonKind.Array);
        var count = items.Length;
        for (var level = 2; level < levels; level++)
        {
            items = [.. items.SelectMany(item => ItemsOf(item, property, "an array", JsonKind.Array))];
        }

        foreach (var item in items)
        {
            ItemsOf(item, property, "a number", JsonKind.Number);
        }

        return count;
    }

    private bool IsAbsent(string property) => _value[property] is null or { Kind: JsonKind.Null };

    private ImmutableArray<JsonValue> ItemsOf(JsonValue array, string property, string what, JsonKind kind)
    {
        if (array.Items.FirstOrDefault(item => item.Kind != kind) is not { } wrong)
        {
            return array.Items;
        }

        Refuse(wrong.Span, $"the elements of '{property}' have to be {what} each");
        return [];
    }

    private ImmutableArray<JsonValue> Elements(string property, string what, JsonKind kind) =>
        Find(property, "an array", JsonKind.Array) is { } array ? ItemsOf(array, property, what, kind) : [];

    private JsonValue? Find(string property, string what, params JsonKind[] kinds)
    {
        var value = _value[property];
        if (value is null)
        {
            Refuse(property, $"'{property}' is missing");
        }
        else if (!kinds.Contains(value.Kind))
        {
            Refuse(property, $"'{property}' has to be {what}");
            value = null;
        }

        return value;
    }
}
