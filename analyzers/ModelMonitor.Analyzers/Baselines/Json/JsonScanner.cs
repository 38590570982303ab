using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace ModelMonitor.Analyzers.Baselines;

/// <summary>The tokens of a JSON text, one after the other; the first fault is kept.</summary>
internal sealed class JsonScanner(string text)
{
    public int Position { get; private set; }

    public FileFault? Fault { get; private set; }

    public bool IsAtEnd => Position >= text.Length;

    /// <summary>The next character; NUL at the end, where no token begins.</summary>
    public char Current => IsAtEnd ? '\0' : text[Position];

    /// <summary>A text in quotes, its escapes resolved.</summary>
    public string? ReadText()
    {
        var start = Position++;
        var content = new StringBuilder();
        while (Position < text.Length && Current != '"')
        {
            var character = text[Position++];
            if (character < ' ')
            {
                return Fail<string>("control characters have to be escaped", Position - 1);
            }

            if (character != '\\')
            {
                content.Append(character);
            }
            else if (ReadEscape() is { } escaped)
            {
                content.Append(escaped);
            }
            else
            {
                return Fail<string>("there is no such escape", Position - 1);
            }
        }

        return Take('"') ? content.ToString() : Fail<string>("the text is not closed", start);
    }

    private char? ReadEscape()
    {
        var kind = Current;
        Position++;
        switch (kind)
        {
            case '"' or '\\' or '/':
                return kind;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when Position + 4 <= text.Length && ushort.TryParse(
                text.Substring(Position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                Position += 4;
                return (char)code;
            default:
                return null;
        }
    }

    public JsonValue? ReadNumber()
    {
        var start = Position;
        Take('-');
        var isWhole = Take('0') || TakeDigits();
        if (!isWhole || (Take('.') && !TakeDigits()))
        {
            return Fail<JsonValue>("a digit is needed here");
        }

        if (Take('e') || Take('E'))
        {
            _ = Take('+') || Take('-');
            if (!TakeDigits())
            {
                return Fail<JsonValue>("a digit is needed here");
            }
        }

        var span = Since(start);
        var isRead = double.TryParse(text.Substring(start, span.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return isRead && !double.IsInfinity(number)
            ? new(JsonKind.Number, span) { Number = number }
            : Fail<JsonValue>("the number is too large", start);
    }

    private bool TakeDigits()
    {
        var start = Position;
        while (Current is >= '0' and <= '9')
        {
            Position++;
        }

        return Position > start;
    }

    public JsonValue? ReadWord(string word, JsonKind kind)
    {
        var start = Position;
        if (string.CompareOrdinal(text, start, word, 0, word.Length) != 0)
        {
            return Fail<JsonValue>("a value is needed here");
        }

        Position += word.Length;
        return new(kind, Since(start));
    }

    public void SkipBlanks()
    {
        while (Current is ' ' or '\t' or '\n' or '\r')
        {
            Position++;
        }
    }

    public bool Take(char character)
    {
        var isThere = Position < text.Length && text[Position] == character;
        Position += isThere ? 1 : 0;
        return isThere;
    }

    public TextSpan Since(int start) => TextSpan.FromBounds(start, Position);

    public T? Fail<T>(string reason, int? at = null)
        where T : class
    {
        var start = Math.Min(at ?? Position, text.Length);
        Fault ??= new(new(start, start < text.Length ? 1 : 0), reason);
        return null;
    }

    public bool Fail(string reason, int? at = null) => Fail<object>(reason, at) is not null;
}
