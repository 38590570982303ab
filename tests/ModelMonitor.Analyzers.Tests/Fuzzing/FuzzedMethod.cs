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
    public bool IsPartial => Modifiers.Contains("partial", StringComparison.Ordinal);

    private bool IsStatic => Modifiers.Contains("static", StringComparison.Ordinal);

    /// <summary>The source of a file, whose types are named by a number.</summary>
    public string Source(int number)
    {
        var type = $"C{number}";
        var declaration = $"[Monitored({Monitored})]\n    {Modifiers}{Result} {Name}{TypeParameters}({string.Join(", ", Parameters.Select(Declaration))})";
        var body = Container.IsInterface || IsPartial ? ";" : " => throw null!;";
        var core = IsPartial
            ? $"\n    {(IsStatic ? "static " : "")}{Result} {Name}Core({string.Join(", ", Parameters.Select(parameter => parameter.Core))}) => throw null!;"
            : "";
        var calls = Calls.Select((form, index) => $"    static void Call{index}({CallerParameters(type)}) {{ {Call(form, type)} }}");
        return $$"""
            namespace F{{number}};
            {{Container.Open.Replace("{0}", type, StringComparison.Ordinal)}}
            {
                {{declaration}}{{body}}{{core}}
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
        .. Name == "M" ? Array.Empty<FuzzedMethod>() : [this with { Name = "M" }],
        .. Result == "double" ? Array.Empty<FuzzedMethod>() : [this with { Result = "double" }],
        .. TypeParameters == "" ? Array.Empty<FuzzedMethod>() : [this with { TypeParameters = "" }],
    ];

    private string Declaration(FuzzedParameter parameter, int index) =>
        (index == 0 && Container.IsExtensions ? "this " : "") + parameter.Declaration;

    private string CallerParameters(string type) => string.Join(", ", Parameters
        .Select((parameter, index) => $"{Closed(parameter.Type)} a{index}")
        .Prepend($"{Container.Reference.Replace("{0}", type, StringComparison.Ordinal)} self")
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
            CallForm.Named => Parameters.Select((parameter, index) => $"{parameter.Name}: {parameter.Argument($"a{index}")}").Reverse(),
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
internal sealed record Container(string Open, string Close, string Reference, bool IsInterface = false, bool IsExtensions = false);

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
