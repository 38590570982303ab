using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using ModelMonitor.Analyzers.Parsing;
using ModelMonitor.CodeFixes.Editing;

namespace ModelMonitor.CodeFixes.Baselines;

/// <summary>A category of the training data as a constant of the feature's type: one of another type never equals its values.</summary>
internal static class CategoryExpression
{
    /// <summary>The constant, or <see langword="null"/> if the type has none for the name.</summary>
    public static ExpressionSyntax? Of(string name, Scalar scalar, SyntaxGenerator generator, SemanticModel semantics, int position) => scalar.Family switch
    {
        ScalarFamily.Text => (ExpressionSyntax)generator.LiteralExpression(name),
        ScalarFamily.Boolean when name is "true" or "false" => (ExpressionSyntax)generator.LiteralExpression(name == "true"),
        ScalarFamily.Enum when scalar.Type.GetMembers(name).Any(static member => member is IFieldSymbol) =>
            (ExpressionSyntax)generator.MemberAccessExpression(generator.ReferTo(scalar.Type, semantics, position), Identifiers.Escape(name)),
        ScalarFamily.Character when CodeOf(name) is >= char.MinValue and <= char.MaxValue and var code =>
            (ExpressionSyntax)generator.LiteralExpression((char)code),
        ScalarFamily.Integer when CodeOf(name) is { } code => Integer(code, scalar.Type.SpecialType),
        _ => null,
    };

    /// <summary>The number that a baseline calls so, if it is one.</summary>
    public static decimal? CodeOf(string name) =>
        decimal.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code) ? code : null;

    private static ExpressionSyntax? Integer(decimal code, SpecialType type)
    {
        var digits = code.ToString(CultureInfo.InvariantCulture);
        return type switch
        {
            SpecialType.System_Int32 => SyntaxFactory.ParseExpression(digits),
            SpecialType.System_UInt32 => SyntaxFactory.ParseExpression(digits + "U"),
            SpecialType.System_Int64 => SyntaxFactory.ParseExpression(digits + "L"),
            SpecialType.System_UInt64 => SyntaxFactory.ParseExpression(digits + "UL"),
            SpecialType.System_SByte => Cast("sbyte"),
            SpecialType.System_Byte => Cast("byte"),
            SpecialType.System_Int16 => Cast("short"),
            SpecialType.System_UInt16 => Cast("ushort"),
            _ => null,
        };

        ExpressionSyntax Cast(string keyword) => SyntaxFactory.ParseExpression(code < 0 ? $"({keyword})({digits})" : $"({keyword}){digits}");
    }
}
