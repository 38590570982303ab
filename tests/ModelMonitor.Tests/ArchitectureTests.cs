using System.Reflection;
using ModelMonitor.Hosting;

namespace ModelMonitor.Tests;

public class ArchitectureTests
{
    // The flow of the product: a room uses only those before it.
    private static readonly string[] Flow =
        ["ModelMonitor", "Schema", "Capture", "Aggregation", "Baselines", "Detection", "Alerting", "Telemetry", "Hosting"];

    private static readonly Assembly Library = typeof(MonitoringAgent).Assembly;

    [Fact]
    public void A_namespace_uses_only_those_to_its_left_in_the_flow()
    {
        var backward =
            from type in Library.GetTypes()
            where IsOurs(type)
            from used in Used(type)
            where IsOurs(used) && Position(used) > Position(type)
            select $"{type.FullName} uses {used.FullName}";

        backward.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Every_namespace_is_a_room_of_the_flow() =>
        Library.GetTypes().Where(IsOurs).Select(Room).Distinct().ShouldBeSubsetOf(Flow);

    [Fact]
    public void Classes_are_sealed_abstract_or_static() =>
        Library.GetTypes()
            .Where(type => IsOurs(type) && type.IsClass && !type.IsSealed && !type.IsAbstract)
            .Select(type => type.FullName).ShouldBeEmpty();

    [Fact]
    public void Only_the_registry_of_sources_keeps_static_state()
    {
        var state =
            from type in Library.GetTypes()
            where IsOurs(type)
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where !field.IsInitOnly && !field.IsLiteral && !field.Name.StartsWith('<')
            select $"{type.Name}.{field.Name}";

        // The thread's ring, and the fallbacks that are answering on it, are state of the thread, found through a static.
        state.ShouldBe(["CaptureBuffers.t_rings", "AnsweringFallbacks.t_models"], ignoreOrder: true);
    }

    private static bool IsOurs(Type type) =>
        type.Namespace is { } space && (space == "ModelMonitor" || space.StartsWith("ModelMonitor.", StringComparison.Ordinal))
        && type.Assembly == Library && !type.Name.StartsWith('<') && type.DeclaringType?.Name.StartsWith('<') != true;

    private static string Room(Type type) => type.Namespace!.Split('.') is [_, var room, ..] ? room : "ModelMonitor";

    private static int Position(Type type) => Array.IndexOf(Flow, Room(type));

    private static IEnumerable<Type> Used(Type type)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var methods = type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All));
        var used = type.GetFields(All).Select(field => field.FieldType)
            .Concat(methods.SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType)))
            .Concat(methods.SelectMany(Locals))
            .Concat(methods.SelectMany(method => Called(method, type.Module)))
            .Concat(type.GetInterfaces());
        return (type.BaseType is null ? used : used.Append(type.BaseType)).SelectMany(Parts);
    }

    private static IEnumerable<Type> Locals(MethodBase method) =>
        method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [];

    /// <summary>The types of the members that a method's instructions name.</summary>
    private static IEnumerable<Type> Called(MethodBase method, Module module)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var i = 0; i + 4 < code.Length; i++)
        {
            // call, callvirt, newobj, ldfld, ldsfld: each followed by a token. What is no token is no member.
            if (code[i] is not (0x28 or 0x6F or 0x73 or 0x7B or 0x7E))
            {
                continue;
            }

            Type? owner = null;
            try
            {
                owner = module.ResolveMember(
                    BitConverter.ToInt32(code, i + 1),
                    method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
                    method.IsGenericMethod ? method.GetGenericArguments() : null)?.DeclaringType;
            }
            catch (Exception exception) when (exception is ArgumentException or BadImageFormatException)
            {
                // An operand that looks like an instruction.
            }

            if (owner is not null)
            {
                yield return owner;
            }
        }
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type)
        : [type];
}
