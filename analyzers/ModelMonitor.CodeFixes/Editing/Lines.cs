using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelMonitor.CodeFixes.Editing;

/// <summary>Where lines start and how they end in a file.</summary>
internal static class Lines
{
    /// <summary>Whether nothing stands before a node in its line.</summary>
    public static bool Starts(SyntaxNode node)
    {
        var text = node.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(node.SpanStart);
        return text.ToString(new(line.Start, node.SpanStart - line.Start)).Trim().Length == 0;
    }

    /// <summary>The white space before the first word of a line.</summary>
    public static SyntaxTriviaList IndentOf(SyntaxTriviaList leading) =>
        leading.Count > 0 && leading.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? [leading.Last()] : default;

    public static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    /// <summary>The file's way to end a line.</summary>
    public static SyntaxTrivia EndIn(SyntaxNode node)
    {
        var text = node.SyntaxTree.GetText();
        var first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End
            ? SyntaxFactory.EndOfLine(text.ToString(new(first.End, first.EndIncludingLineBreak - first.End)))
            : SyntaxFactory.LineFeed;
    }
}
