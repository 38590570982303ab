using System.ComponentModel;
using System.Text.RegularExpressions;

namespace ModelMonitor.Capture;

/// <summary>
/// A regular expression that the texts of a feature must match as a whole. It runs once for each distinct text, and
/// its answer is remembered by the text's category. Used by generated code.
/// </summary>
/// <param name="pattern">The pattern.</param>
/// <param name="timeout">The time that one match may take, in milliseconds; -1 for any.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PatternRule(string pattern, int timeout)
{
    private const byte Matches = 1;
    private const byte Fails = 2;

    // Made when it is first needed: it is not worth the start of a program, and must not throw there.
    private readonly Lazy<Regex> _expression = new(() => new(
        pattern, RegexOptions.CultureInvariant, timeout < 0 ? Regex.InfiniteMatchTimeout : TimeSpan.FromMilliseconds(timeout)));

    // By category; a byte is written at once, and always the same one.
    private readonly byte[] _answers = new byte[CategoryTable.DefaultCapacity];

    /// <summary>Whether a text breaks the rule. A missing or empty text does not; one that takes too long to match does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="category">What <see cref="PredictionSource.Category"/> made of it.</param>
    public bool IsViolated(string? text, double category)
    {
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        // Longer texts share the category of their beginning, and those past the table the same one.
        if (text.Length > CategoryTable.MaxNameLength || !(category >= 0 && category < _answers.Length))
        {
            return !IsMatch(text);
        }

        ref var answer = ref _answers[(int)category];
        if (answer == 0)
        {
            answer = IsMatch(text) ? Matches : Fails;
        }

        return answer == Fails;
    }

    private bool IsMatch(string text)
    {
        try
        {
            // As [RegularExpression] has it: the first match must be the whole text.
            foreach (var match in _expression.Value.EnumerateMatches(text))
            {
                return match.Index == 0 && match.Length == text.Length;
            }

            return false;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
