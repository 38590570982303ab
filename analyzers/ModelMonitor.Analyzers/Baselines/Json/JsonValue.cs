using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace ModelMonitor.Analyzers.Baselines;

/// <summary>A value of a JSON text, and where it stands.</summary>
/// <param name="Kind">What it is; the other properties hold what a value of this kind has.</param>
/// <param name="Span">From its first character to its last.</param>
internal sealed record JsonValue(JsonKind Kind, TextSpan Span)
{
    public string Text { get; init; } = "";

    public double Number { get; init; }

    public ImmutableArray<JsonValue> Items { get; init; } = [];

    public ImmutableArray<JsonProperty> Properties { get; init; } = [];

    public JsonValue? this[string property] => Properties.FirstOrDefault(candidate => candidate.Name == property)?.Value;
}

/// <summary>A property of an object.</summary>
/// <param name="Name">Its name, without escapes.</param>
/// <param name="Span">Where the name stands, quotes included.</param>
/// <param name="Value">Its value.</param>
internal sealed record JsonProperty(string Name, TextSpan Span, JsonValue Value);

internal enum JsonKind
{
    Null,
    True,
    False,
    Number,
    Text,
    Array,
    Object,
}
