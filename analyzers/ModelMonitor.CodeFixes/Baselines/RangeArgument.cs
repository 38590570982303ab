using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelMonitor.CodeFixes.Baselines;

/// <summary>A bound of a <c>[Range]</c> that is a number.</summary>
/// <param name="Argument">Where it stands.</param>
/// <param name="Value">The number.</param>
/// <param name="IsWhole">Whether it is an integer.</param>
internal sealed record RangeArgument(AttributeArgumentSyntax Argument, double Value, bool IsWhole)
{
    /// <summary>
    /// The bound given by name or position, or <see langword="null"/> if it is no number: bounds of another type are
    /// texts, whose culture and unit are the attribute's own.
    /// </summary>
    public static RangeArgument? Find(
        AttributeArgumentListSyntax list, string name, int position, SemanticModel semantics, CancellationToken cancellation)
    {
        var argument = list.Arguments.FirstOrDefault(candidate => candidate.NameColon?.Name.Identifier.ValueText == name)
            ?? list.Arguments.ElementAtOrDefault(position);
        return argument is null ? null : semantics.GetConstantValue(argument.Expression, cancellation).Value switch
        {
            (double or float) and var real => new(argument, Convert.ToDouble(real, CultureInfo.InvariantCulture), IsWhole: false),
            (sbyte or byte or short or ushort or int or uint or long or ulong) and var whole =>
                new(argument, Convert.ToDouble(whole, CultureInfo.InvariantCulture), IsWhole: true),
            _ => null,
        };
    }

    /// <summary>The bound at a number, which is rounded if it is an integer that stays one.</summary>
    public RangeArgument MovedTo(double value, Func<double, double> round)
    {
        if (value == Value)
        {
            return this;
        }

        var rounded = round(value);
        if (IsWhole && rounded is >= int.MinValue and <= int.MaxValue)
        {
            return With(rounded, ((int)rounded).ToString(CultureInfo.InvariantCulture));
        }

        var digits = value.ToString("R", CultureInfo.InvariantCulture);
        return With(value, digits.Any(character => character is '.' or 'E') ? digits : digits + ".0");
    }

    private RangeArgument With(double value, string text) =>
        this with { Argument = Argument.WithExpression(SyntaxFactory.ParseExpression(text).WithTriviaFrom(Argument.Expression)), Value = value };
}
