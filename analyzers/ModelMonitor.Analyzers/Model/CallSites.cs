using ModelMonitor.Analyzers.Collections;

namespace ModelMonitor.Analyzers.Model;

/// <summary>The calls that are intercepted in a compilation.</summary>
/// <param name="Methods">The methods called, each with its calls.</param>
/// <param name="Referenced">
/// The models among them that are known by their calls alone: declared in referenced assemblies, or generic ones closed.
/// </param>
internal sealed record CallSites(EquatableArray<InterceptedMethod> Methods, EquatableArray<MonitoredModel> Referenced)
{
    /// <summary>Puts the calls of all files together: by method, then as the files come, which is the project's order.</summary>
    public static CallSites Join(IEnumerable<FileCalls> files)
    {
        var methods = files
            .SelectMany(file => file.Methods)
            .GroupBy(called => called.Method.Method.CaptureType, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.ToList())
            .ToList();
        return new(
            methods.Select(called => called[0].Method with
            {
                Calls = called.SelectMany(part => part.Method.Calls).ToEquatableArray(),
            }).ToEquatableArray(),
            methods.SelectMany(called => called[0].KnownByCalls)
                .GroupBy(model => model.Method.HintName)
                .Select(group => group.First())
                .OrderBy(model => model.Method.HintName, StringComparer.Ordinal)
                .ToEquatableArray());
    }
}

/// <summary>A method whose calls are intercepted.</summary>
/// <param name="Method">Its signature.</param>
/// <param name="IsMonitored">Whether the method is a model itself, or only leads to some.</param>
/// <param name="Dispatch">What stands behind it at run time, the most derived first.</param>
/// <param name="Calls">The calls of it.</param>
internal sealed record InterceptedMethod(
    MonitoredMethod Method, bool IsMonitored, EquatableArray<DispatchTarget> Dispatch, EquatableArray<CallSite> Calls);

/// <summary>What overrides or implements the method that is called.</summary>
/// <param name="Type">The type of the receiver that leads to it.</param>
/// <param name="Capture">The generated type that captures it, or <see langword="null"/> where it is called as it stands.</param>
/// <param name="Experiments">The diagnostics that the type needs to be allowed, where it is experimental.</param>
internal sealed record DispatchTarget(string Type, string? Capture, EquatableArray<string> Experiments);

/// <summary>The calls that are intercepted in a file.</summary>
internal sealed record FileCalls(EquatableArray<CalledMethod> Methods);

/// <summary>A method and the calls of it in a file.</summary>
/// <param name="Method">The method with these calls.</param>
/// <param name="KnownByCalls">
/// The models it leads to that no file of the project declares: their assembly is referenced, or they close a generic method.
/// </param>
internal sealed record CalledMethod(InterceptedMethod Method, EquatableArray<MonitoredModel> KnownByCalls);

/// <summary>One call.</summary>
/// <param name="Version">The version of the location's encoding.</param>
/// <param name="Data">The compiler's opaque name of the call; changes with every edit of the file.</param>
/// <param name="Place">File, line and column, for readers.</param>
internal sealed record CallSite(int Version, string Data, string Place);
