using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>The label and the score of a result, by attribute, by name, or by ML.NET's column name.</summary>
/// <param name="Label">The predicted class or value.</param>
/// <param name="Score">The score or probability.</param>
internal sealed record ResultMembers(ResultMember? Label, ResultMember? Score)
{
    /// <summary>An attribute goes before a name, and a probability before a raw score.</summary>
    public static ResultMembers Of(IEnumerable<ResultMember?> candidates)
    {
        var members = candidates.OfType<ResultMember>().ToList();
        var numbers = members.FindAll(member =>
            member.Scalar.Family is ScalarFamily.Integer or ScalarFamily.WideInteger or ScalarFamily.Real);
        var labels = members.FindAll(member =>
            member.Scalar.Family is <= ScalarFamily.Text);
        return new(
            labels.Find(member => member.Annotations.IsPredictedLabel) ?? labels.Find(member => member.IsCalled("PredictedLabel")),
            numbers.Find(member => member.Annotations.IsScore)
                ?? numbers.Find(member => member.IsProbability)
                ?? numbers.Find(member => member.IsCalled("Score")));
    }
}

/// <summary>A member of a result that fits into a column.</summary>
internal sealed record ResultMember(string Name, string Access, Scalar Scalar, MemberAnnotations Annotations)
{
    public bool IsProbability => IsCalled("Probability");

    public static ResultMember? Of((ISymbol Symbol, ITypeSymbol Type) member)
    {
        var annotations = MemberAnnotations.Of(member.Symbol);
        return Scalar.Of(TypeArguments.ColumnType(member.Type, member.Symbol)) is { } scalar
            ? new(annotations.ColumnName ?? member.Symbol.Name, Identifiers.Escape(member.Symbol.Name), scalar, annotations)
            : null;
    }

    // The elements of a tuple are often written in lower case.
    public bool IsCalled(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);
}
