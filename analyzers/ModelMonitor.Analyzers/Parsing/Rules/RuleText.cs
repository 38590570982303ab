using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>A rule as the code has it, such as <c>Range(0, 5000)</c>.</summary>
internal static class RuleText
{
    private const int MaxLength = 128;

    // What tells the rule to people is not part of it.
    private static readonly HashSet<string> Messages = ["ErrorMessage", "ErrorMessageResourceName", "ErrorMessageResourceType"];

    public static string Of(AttributeData attribute)
    {
        var name = attribute.AttributeClass!.Name;
        name = name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
        string[] arguments =
        [
            .. attribute.ConstructorArguments.SelectMany(Print),
            .. attribute.NamedArguments
                .Where(argument => !Messages.Contains(argument.Key))
                .SelectMany(argument => Print(argument.Value).Select(value => $"{argument.Key} = {value}")),
        ];
        var text = arguments.Length == 0 ? name : $"{name}({string.Join(", ", arguments)})";
        return text.Length <= MaxLength ? text : Cut(text) + "...";
    }

    // Half of a character would be refused where the model registers.
    private static string Cut(string text) =>
        text.Substring(0, char.IsHighSurrogate(text[MaxLength - 4]) ? MaxLength - 4 : MaxLength - 3);

    private static IEnumerable<string> Print(TypedConstant constant) => constant switch
    {
        { Kind: TypedConstantKind.Array, IsNull: false } => constant.Values.SelectMany(Print),
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => [$"typeof({type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)})"],
        { Kind: TypedConstantKind.Enum, Type: { } type } => [Member(type, constant)],
        _ => [constant.ToCSharpString()],
    };

    private static string Member(ITypeSymbol type, TypedConstant constant) =>
        type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, constant.Value)) is { } field
            ? $"{type.Name}.{field.Name}"
            : constant.ToCSharpString();
}
