using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ModelMonitor.Baselines;

/// <summary>
/// One pass over the tokens of a file before anything is built from them: what is repeated, nested or long beyond
/// reason is refused while it has cost nothing.
/// </summary>
internal ref struct JsonShape
{
    public const int MaxDepth = 7;

    /// <summary>The most elements of an array: the further categories of a column.</summary>
    public const int MaxElements = 1024;

    private const int MaxProperties = 16;

    private readonly ReadOnlySpan<byte> _json;
    private readonly Level[] _levels;
    private int _depth;
    private JsonHeader _header;

    private JsonShape(ReadOnlySpan<byte> json)
    {
        _json = json;
        _levels = new Level[MaxDepth + 1];
        for (var depth = 0; depth < _levels.Length; depth++)
        {
            _levels[depth] = new();
        }
    }

    /// <summary>Checks the tokens.</summary>
    /// <returns>The properties by which it is known how to read the rest.</returns>
    /// <exception cref="JsonException">The text is no JSON, or of a shape that no baseline has; the path says where.</exception>
    public static JsonHeader Check(ReadOnlySpan<byte> json) => new JsonShape(json).Check();

    private JsonHeader Check()
    {
        var reader = new Utf8JsonReader(_json, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    AddProperty(ref reader);
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    _depth--;
                    continue;
                case JsonTokenType.Number when _depth == 1 && !_levels[1].IsArray:
                    AddHeader(ref reader);
                    break;
            }

            AddElement();
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                _levels[++_depth].Open(reader.TokenType == JsonTokenType.StartArray);
            }
        }

        return _header;
    }

    private void AddHeader(ref Utf8JsonReader reader)
    {
        var property = Name(_levels[1].Last);
        if (property.SequenceEqual("formatVersion"u8) && reader.TryGetInt32(out var version))
        {
            _header = _header with { Version = version };
        }
        else if (property.SequenceEqual("rows"u8) && reader.TryGetInt64(out var rows))
        {
            _header = _header with { IsSkeleton = rows == 0 };
        }
    }

    private readonly ReadOnlySpan<byte> Name((int Start, int Length) property) => _json.Slice(property.Start, property.Length);

    private readonly void AddElement()
    {
        var level = _levels[_depth];
        if (level.IsArray && ++level.Count > MaxElements)
        {
            throw Fault($"there are more than {MaxElements} elements");
        }
    }

    private readonly void AddProperty(ref Utf8JsonReader reader)
    {
        var level = _levels[_depth];
        var property = (Start: (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        if (reader.ValueIsEscaped)
        {
            throw Fault("a property's name is escaped; the names of this format are plain");
        }

        for (var i = 0; i < level.Count; i++)
        {
            if (reader.ValueSpan.SequenceEqual(Name(level.Properties[i])))
            {
                throw Fault($"the property '{Encoding.UTF8.GetString(reader.ValueSpan)}' is there twice");
            }
        }

        if (level.Count == MaxProperties)
        {
            throw Fault($"there are more than {MaxProperties} properties");
        }

        level.Properties[level.Count++] = property;
    }

    private readonly JsonException Fault(string what)
    {
        var path = new StringBuilder("$");
        for (var depth = 1; depth < _depth; depth++)
        {
            var level = _levels[depth];
            path.Append(level.IsArray
                ? string.Create(CultureInfo.InvariantCulture, $"[{level.Count - 1}]")
                : "." + Encoding.UTF8.GetString(Name(level.Last)));
        }

        return new(what, path.ToString(), null, null);
    }

    /// <summary>An object or array that is open.</summary>
    private sealed class Level
    {
        public (int Start, int Length)[] Properties { get; } = new (int, int)[MaxProperties];

        public bool IsArray { get; private set; }

        /// <summary>The properties or elements so far.</summary>
        public int Count { get; set; }

        public (int Start, int Length) Last => Properties[Count - 1];

        public void Open(bool isArray)
        {
            IsArray = isArray;
            Count = 0;
        }
    }
}

/// <summary>What the root of a file says before anything is built from it.</summary>
/// <param name="Version">The whole number <c>formatVersion</c>; 0 if there is none.</param>
/// <param name="IsSkeleton">Whether <c>rows</c> is 0: columns are declared, and nothing was counted.</param>
internal readonly record struct JsonHeader(int Version, bool IsSkeleton);
