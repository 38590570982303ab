using ModelMonitor.Analyzers.Collections;

namespace ModelMonitor.Analyzers.Model;

/// <summary>The calls that are intercepted in a compilation.</summary>
/// <param name="Methods">The methods called, each with its calls.</param>
/// <param name="Referenced">The models among them that are declared in referenced assemblies.</param>
internal sealed record CallSites(EquatableArray<InterceptedMethod> Methods, EquatableArray<MonitoredModel> Referenced)
{
    /// <summary>Puts the calls of all files together: by method, then as the files come, which is the project's order.</summary>
    public static CallSites Join(IEnumerable<FileCalls> files)
    {
        var methods = files
            .SelectMany(file => file.Methods)
            .GroupBy(called => called.Model.Method.CaptureType, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.ToList())
            .ToList();
        return new(
            methods.Select(called => new InterceptedMethod(
                called[0].Model.Method, called.SelectMany(part => part.Calls).ToEquatableArray())).ToEquatableArray(),
            methods.Where(called => called[0].IsReferenced).Select(called => called[0].Model).ToEquatableArray());
    }
}

/// <summary>A method and the calls of it.</summary>
internal sealed record InterceptedMethod(MonitoredMethod Method, EquatableArray<CallSite> Calls);

/// <summary>The calls that are intercepted in a file.</summary>
internal sealed record FileCalls(EquatableArray<CalledMethod> Methods);

/// <summary>A model and the calls of it in a file.</summary>
/// <param name="Model">The model.</param>
/// <param name="IsReferenced">Whether it is declared in a referenced assembly.</param>
/// <param name="Calls">The calls, in the order of the file.</param>
internal sealed record CalledMethod(MonitoredModel Model, bool IsReferenced, EquatableArray<CallSite> Calls);

/// <summary>One call.</summary>
/// <param name="Version">The version of the location's encoding.</param>
/// <param name="Data">The compiler's opaque name of the call; changes with every edit of the file.</param>
/// <param name="Place">File, line and column, for readers.</param>
internal sealed record CallSite(int Version, string Data, string Place);
