using System.Reflection;
using System.Runtime.CompilerServices;

namespace ModelMonitor.Tests.Shared;

/// <summary>The public types and members of an assembly, one a line, in a fixed order.</summary>
internal static class PublicSurface
{
    private const BindingFlags Members =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var types = assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal);
        return string.Concat(types.Select(type => $"{Kind(type)} {type.FullName}\n{string.Concat(MembersOf(type))}\n"));
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct"
        : type.IsAbstract && type.IsSealed ? "static class" : type.IsSealed ? "sealed class" : "class";

    private static IEnumerable<string> MembersOf(Type type) => type.GetMembers(Members)
        .Where(member => IsVisible(member) && !member.IsDefined(typeof(CompilerGeneratedAttribute)))
        .Select(member => Signature(member))
        .OfType<string>()
        .Order(StringComparer.Ordinal)
        .Select(signature => $"    {signature}\n");

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic && (!method.IsSpecialName || method.IsConstructor),
        PropertyInfo property => property.GetMethod is { IsPublic: true },
        FieldInfo field => field.IsPublic && !field.IsSpecialName,
        _ => false,
    };

    private static string? Signature(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        MethodInfo method => $"{Static(method)}{Name(method.ReturnType)} {method.Name}({Parameters(method)})",
        PropertyInfo property => $"{Static(property.GetMethod!)}{Name(property.PropertyType)} {property.Name} {{ get; {Setter(property)}}}",
        FieldInfo { IsLiteral: true } field => $"const {field.Name} = {field.GetRawConstantValue()}",
        FieldInfo field => $"{Name(field.FieldType)} {field.Name}",
        _ => null,
    };

    private static string Setter(PropertyInfo property) => property.SetMethod is not { IsPublic: true } setter
        ? ""
        : setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init; " : "set; ";

    private static string Static(MethodBase method) => method.IsStatic ? "static " : "";

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? " = ..." : "")}"));

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;
}
