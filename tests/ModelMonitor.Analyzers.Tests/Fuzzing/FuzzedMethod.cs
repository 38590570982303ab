using System.Collections.Immutable;

namespace ModelMonitor.Analyzers.Tests.Fuzzing;

/// <summary>A monitored method and calls of it, in parts that can be taken away one by one.</summary>
/// <param name="Container">The type that declares it, as <c>{0}</c> is its name.</param>
/// <param name="Modifiers">What stands before the return type.</param>
/// <param name="Result">The return type.</param>
/// <param name="Name">The method's name.</param>
/// <param name="TypeParameters">The type parameters, such as <c>&lt;T&gt;</c>, or nothing.</param>
/// <param name="Monitored">The arguments of the attribute.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Calls">The forms of its calls.</param>
internal sealed record FuzzedMethod(
    Container Container,
    string Modifiers,
    string Result,
    string Name,
    string TypeParameters,
    string Monitored,
    ImmutableArray<FuzzedParameter> Parameters,
    ImmutableArray<CallForm> Calls)
{
    /// <summary>Whether a method of the same signature is named as the fallback.</summary>
    public bool HasFallback { get; init; }

    /// <summary>Whether calls go through an interface or a base class.</summary>
    public Inheritance Inheritance { get; init; }

    private const string Throwing = " => throw null!;";

    public bool IsPartial => Modifiers.Contains("partial", StringComparison.Ordinal);

    private bool IsStatic => Modifiers.Contains("static", StringComparison.Ordinal);

    /// <summary>The source of a file, whose types are named by a number.</summary>
    public string Source(int number)
    {
        var type = $"C{number}";
        var fallback = HasFallback ? ", Fallback = nameof(Other)" : "";
        var declaration = $"[Monitored({Monitored}{fallback})]\n    {Modifiers}{Overriding}{Signature(Name, Parameters.Select(Declaration))}";
        var body = Container.IsInterface || IsPartial ? ";" : Throwing;
        var core = IsPartial
            ? $"\n    {(IsStatic ? "static " : "")}{Result} {Name}Core({string.Join(", ", Parameters.Select(parameter => parameter.Core))}){Throwing}"
            : "";
        var other = HasFallback
            ? $"\n    {(Container.IsInterface ? "" : "public ")}{(IsStatic ? "static " : "")}{Signature("Other", Parameters.Select(parameter => parameter.Core))}{(Container.IsInterface ? ";" : Throwing)}"
            : "";
        var calls = Calls.Select((form, index) => $"    static void Call{index}({CallerParameters(type)}) {{ {Call(form, type)} }}");
        return $$"""
            namespace F{{number}};
            {{Base(type)}}{{Container.Open.Replace("{0}", type, StringComparison.Ordinal)}}{{(Inheritance == Inheritance.None ? "" : $" : {BaseOf(type)}")}}
            {
                {{declaration}}{{body}}{{core}}{{other}}
            }{{Container.Close}}
            file static class Caller
            {
            {{string.Join("\n", calls)}}
            }
            """;
    }

    /// <summary>The same with less in it.</summary>
    public IEnumerable<FuzzedMethod> Smaller() =>
    [
        .. Calls.Length > 1 ? Calls.Select(form => this with { Calls = [form] }) : [],
        .. Parameters.Select(parameter => this with { Parameters = Parameters.Remove(parameter) }),
        .. Parameters.SelectMany(parameter => parameter.Smaller().Select(less => this with { Parameters = Parameters.Replace(parameter, less) })),
        .. Monitored == "\"m\"" ? Array.Empty<FuzzedMethod>() : [this with { Monitored = "\"m\"" }],
        .. HasFallback ? [this with { HasFallback = false }] : Array.Empty<FuzzedMethod>(),
        .. Inheritance == Inheritance.None ? Array.Empty<FuzzedMethod>() : [this with { Inheritance = Inheritance.None }],
        .. Name == "M" ? Array.Empty<FuzzedMethod>() : [this with { Name = "M" }],
        .. Result == "double" ? Array.Empty<FuzzedMethod>() : [this with { Result = "double" }],
        .. TypeParameters == "" ? Array.Empty<FuzzedMethod>() : [this with { TypeParameters = "" }],
    ];

    private string Overriding => Inheritance is Inheritance.BaseClass or Inheritance.InterfaceOfBaseClass ? "override " : "";

    private string Signature(string name, IEnumerable<string> parameters) => $"{Result} {name}{TypeParameters}({string.Join(", ", parameters)})";

    private string BaseOf(string type) => Inheritance == Inheritance.None ? Container.Reference.Replace("{0}", type, StringComparison.Ordinal)
        : Inheritance == Inheritance.InterfaceOfBaseClass ? $"B{type}"
        : $"I{type}";

    private string SeenAs(string type) => Inheritance == Inheritance.None ? BaseOf(type) : $"I{type}";

    // Parameters have other names there.
    private string Base(string type)
    {
        var member = Signature(Name, Parameters.Select((parameter, index) => parameter.Core[..^parameter.Name.Length] + $"p{index}"));
        return Inheritance switch
        {
            Inheritance.Interface => $"public interface I{type} {{ {member}; }}\n",
            Inheritance.BaseClass => $"public abstract class I{type} {{ public abstract {member}; }}\n",
            Inheritance.InterfaceOfBaseClass =>
                $"public interface I{type} {{ {member}; }}\npublic abstract class B{type} : I{type} {{ public abstract {member}; }}\n",
            _ => "",
        };
    }

    private string Declaration(FuzzedParameter parameter, int index) =>
        (index == 0 && Container.IsExtensions ? "this " : "") + parameter.Declaration;

    private string CallerParameters(string type) => string.Join(", ", Parameters
        .Select((parameter, index) => $"{Closed(parameter.Type)} a{index}")
        .Prepend($"{SeenAs(type)} self")
        .Skip(IsStatic ? 1 : 0));

    private string Call(CallForm form, string type)
    {
        var arguments = Parameters.Select((parameter, index) => parameter.Argument($"a{index}"));
        var isExtension = Container.IsExtensions && Parameters.Length > 0 && form != CallForm.Named;
        var receiver = isExtension ? "a0"
            : IsStatic ? Container.Reference.Replace("{0}", type, StringComparison.Ordinal)
            : "self";
        var skipped = isExtension ? 1 : 0;
        var list = form switch
        {
            CallForm.Named => Parameters.Select((parameter, index) => $"{(Inheritance == Inheritance.None ? parameter.Name : $"p{index}")}: {parameter.Argument($"a{index}")}").Reverse(),
            CallForm.WithoutDefaults => Parameters.Zip(arguments).Skip(skipped)
                .TakeWhile(entry => !entry.First.IsOptional).Select(entry => entry.Second),
            _ => arguments.Skip(skipped),
        };
        var call = $"{receiver}{(form == CallForm.Conditional && !IsStatic ? "?" : "")}.{Name}({string.Join(", ", list)})";
        return form switch
        {
            CallForm.Lambda => $"Action f = () => {call};",
            CallForm.Expression => $"System.Linq.Expressions.Expression<Action> f = () => {call};",
            _ when Result == "void" || form == CallForm.Conditional => $"{call};",
            _ => $"_ = {call};",
        };
    }

    private static string Closed(string type) => type == "T" ? "int" : type.Replace("<T>", "<int>", StringComparison.Ordinal);
}

/// <summary>A type that declares a monitored method: its opening and closing, and how others name it.</summary>
internal sealed record Container(string Open, string Close, string Reference, bool IsInterface = false, bool IsExtensions = false, bool CanInherit = false);

/// <summary>A parameter.</summary>
internal sealed record FuzzedParameter(string Attributes, string Modifier, string Type, string Name, string Default)
{
    public string Declaration => $"{Attributes}{Modifier}{Type} {Name}{Default}";

    public string Core => $"{Modifier}{Type} {Name}";

    public bool IsOptional => Default.Length > 0 || Modifier == "params ";

    public string Argument(string variable) => Modifier switch
    {
        "out " => "out _",
        "ref " => $"ref {variable}",
        "in " or "ref readonly " => $"in {variable}",
        _ => variable,
    };

    public IEnumerable<FuzzedParameter> Smaller() => new[]
    {
        this with { Attributes = "" },
        this with { Modifier = "" },
        this with { Default = "" },
        this with { Type = "int" },
        this with { Name = "x" },
    }.Where(less => less != this);
}

/// <summary>What a type with a monitored method inherits, by which calls see it.</summary>
internal enum Inheritance
{
    None,
    Interface,
    BaseClass,
    InterfaceOfBaseClass,
}

/// <summary>How a call is written.</summary>
internal enum CallForm
{
    Plain,
    Named,
    WithoutDefaults,
    Conditional,
    Lambda,
    Expression,
}
