using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>What a model's attribute says of violated rules, and the method that answers instead of it.</summary>
internal sealed record Routing(ViolationPolicy Violations, FallbackMethod? Fallback);

/// <summary>Reads <c>Violations</c> and <c>Fallback</c> of <c>[Monitored]</c>.</summary>
internal static class RoutingParser
{
    public static Routing Parse(
        IMethodSymbol method, IMethodSymbol called, AttributeData monitored, int rules, Compilation compilation, Skips skips)
    {
        var violations = (ViolationPolicy)Annotations.Named<int>(monitored, "Violations");
        var name = Annotations.Named<string>(monitored, "Fallback");
        if (Effect(violations, name, rules) is { } fault)
        {
            skips.Add(SkipReason.PolicyWithoutEffect, method, TypeNames.Of(method), violations.ToString(), fault);
        }

        return new(violations, name is null ? null : ParseFallback(method, called, name, compilation, skips));
    }

    private static string? Effect(ViolationPolicy violations, string? fallback, int rules) =>
        violations == ViolationPolicy.Count ? null
        : violations == ViolationPolicy.Fallback && fallback is null ? "there is no Fallback; name a method of the same signature"
        : rules == 0 ? "no feature has a rule that is checked; put [Range] or another DataAnnotation on one"
        : null;

    private static FallbackMethod? ParseFallback(
        IMethodSymbol method, IMethodSymbol called, string name, Compilation compilation, Skips skips)
    {
        var candidates = method.ContainingType.GetMembers(name).OfType<IMethodSymbol>().ToList();
        var fallback = candidates.Find(candidate => IsSameSignature(candidate, method)) ?? candidates.FirstOrDefault();
        if (Fault(fallback, method, called, compilation) is { } fault)
        {
            skips.Add(SkipReason.UnfitFallback, method, TypeNames.Of(method), name, fault);
            return null;
        }

        var receiver = fallback!.IsStatic ? TypeNames.Of(method.ContainingType) : "__self";
        return new(TypeNames.Of(fallback), $"{receiver}.{Identifiers.Escape(name)}");
    }

    private static string? Fault(IMethodSymbol? fallback, IMethodSymbol method, IMethodSymbol called, Compilation compilation) => fallback switch
    {
        null => $"is no method of '{method.ContainingType.ToDisplayString()}'; declare it there",
        _ when IsSame(fallback, method) || IsSame(fallback, called) => "is the model itself; name another method",
        _ when method.IsGenericMethod =>
            "would need the type parameters of the model; move them to the type, or mark a method without them that calls the model",
        { IsGenericMethod: true } => "is generic; declare one that is not",
        _ when !IsSameSignature(fallback, method) => "has another signature; give it the same parameters and the same result",
        { IsStatic: false } when method.IsStatic => "needs an instance, and the model is static; make it static",
        { IsStatic: true, IsAbstract: true } or { IsStatic: true, IsVirtual: true } => "is a static member that implementations replace; give it a body of its own",
        _ when Annotations.FindMonitored(fallback) is not null =>
            "is monitored itself, and its answers are recorded with the model; mark only one of them",
        _ when PartialParser.IsBodyWanted(method) || Annotations.CapturesItself(method) => null,
        _ when !IsAsAccessible(fallback, method, compilation) =>
            "is not accessible wherever the model is called; make it as accessible as the model, or the model partial",
        _ => null,
    };

    // Calls are captured in the assembly that makes them, and it calls the fallback.
    private static bool IsAsAccessible(IMethodSymbol fallback, IMethodSymbol method, Compilation compilation) =>
        compilation.IsSymbolAccessibleWithin(fallback, compilation.Assembly)
        && (fallback.DeclaredAccessibility == Accessibility.Public
            || !IsVisibleOutside(method));

    private static bool IsVisibleOutside(ISymbol symbol) =>
        symbol.DeclaredAccessibility == Accessibility.Public
        && (symbol.ContainingType is null || IsVisibleOutside(symbol.ContainingType));

    private static bool IsSameSignature(IMethodSymbol fallback, IMethodSymbol method) =>
        !fallback.IsGenericMethod
        && fallback is { ReturnsByRef: false, ReturnsByRefReadonly: false }
        && SymbolEqualityComparer.Default.Equals(fallback.ReturnType, method.ReturnType)
        && fallback.Parameters.Length == method.Parameters.Length
        && fallback.Parameters.Zip(method.Parameters, static (left, right) =>
            left.RefKind == right.RefKind && SymbolEqualityComparer.Default.Equals(left.Type, right.Type)).All(same => same);

    private static bool IsSame(IMethodSymbol left, IMethodSymbol right) =>
        SymbolEqualityComparer.Default.Equals(MethodIdentity.Of(left), MethodIdentity.Of(right));
}
