using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace ModelMonitor.Analyzers.Baselines;

/// <summary>
/// Reads strict JSON within the limits of a baseline, the runtime's own: what is nested, repeated or long beyond
/// reason is a fault like any other. Compilers have no JSON reader that an analyzer may rely on.
/// </summary>
internal sealed class JsonReader
{
    /// <summary>The most characters, as many as the runtime reads bytes.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    private const int MaxDepth = 7;
    private const int MaxElements = 1024;
    private const int MaxProperties = 16;

    private readonly JsonScanner _scanner;
    private int _depth;

    private JsonReader(string text) => _scanner = new(text);

    /// <summary>The value that a text holds, or the first fault in it.</summary>
    public static (JsonValue? Value, FileFault? Fault) Read(string text)
    {
        if (text.Length > MaxLength)
        {
            return (null, new(default, $"it is longer than {MaxLength} characters, which no baseline is"));
        }

        var reader = new JsonReader(text);
        var value = reader.ReadValue();
        var scanner = reader._scanner;
        scanner.SkipBlanks();
        if (value is not null && !scanner.IsAtEnd)
        {
            scanner.Fail("nothing may follow the value");
        }

        return scanner.Fault is { } fault ? (null, fault) : (value, null);
    }

    private JsonValue? ReadValue()
    {
        _scanner.SkipBlanks();
        var start = _scanner.Position;
        return _scanner.Current switch
        {
            '{' => ReadObject(start),
            '[' => ReadArray(start),
            '"' => _scanner.ReadText() is { } text ? new(JsonKind.Text, _scanner.Since(start)) { Text = text } : null,
            '-' or (>= '0' and <= '9') => _scanner.ReadNumber(),
            't' => _scanner.ReadWord("true", JsonKind.True),
            'f' => _scanner.ReadWord("false", JsonKind.False),
            'n' => _scanner.ReadWord("null", JsonKind.Null),
            _ => _scanner.Fail<JsonValue>(_scanner.IsAtEnd ? "the text ends where a value is needed" : "a value is needed here"),
        };
    }

    private JsonValue? ReadObject(int start)
    {
        var properties = ImmutableArray.CreateBuilder<JsonProperty>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var read = ReadElements('{', '}', MaxProperties, "properties", () =>
        {
            _scanner.SkipBlanks();
            var name = _scanner.Position;
            if (_scanner.Current != '"')
            {
                return _scanner.Fail("the name of a property is needed here");
            }

            if (_scanner.ReadText() is not { } text)
            {
                return false;
            }

            if (!names.Add(text))
            {
                return _scanner.Fail($"the property '{text}' is there twice", name);
            }

            var span = _scanner.Since(name);
            _scanner.SkipBlanks();
            if (!_scanner.Take(':'))
            {
                return _scanner.Fail("a colon is needed here");
            }

            var value = ReadValue();
            properties.Add(new(text, span, value!));
            return value is not null;
        });
        return read ? new(JsonKind.Object, _scanner.Since(start)) { Properties = properties.ToImmutable() } : null;
    }

    private JsonValue? ReadArray(int start)
    {
        var items = ImmutableArray.CreateBuilder<JsonValue>();
        var read = ReadElements('[', ']', MaxElements, "elements", () =>
        {
            var value = ReadValue();
            items.Add(value!);
            return value is not null;
        });
        return read ? new(JsonKind.Array, _scanner.Since(start)) { Items = items.ToImmutable() } : null;
    }

    private bool ReadElements(char start, char end, int most, string what, Func<bool> readElement)
    {
        if (++_depth > MaxDepth)
        {
            return _scanner.Fail($"it is nested more than {MaxDepth} levels deep, which no baseline is");
        }

        _scanner.Take(start);
        _scanner.SkipBlanks();
        if (_scanner.Current != end)
        {
            var count = 0;
            do
            {
                if (++count > most)
                {
                    return _scanner.Fail($"there are more than {most} {what}");
                }

                if (!readElement())
                {
                    return false;
                }

                _scanner.SkipBlanks();
            }
            while (_scanner.Take(','));
        }

        _depth--;
        return _scanner.Take(end) || _scanner.Fail($"a comma or '{end}' is needed here");
    }
}
