using ModelMonitor.Analyzers.Collections;

namespace ModelMonitor.Analyzers.Model;

/// <summary>The calls that are intercepted in a compilation.</summary>
/// <param name="Methods">The methods called, each with its calls.</param>
/// <param name="Referenced">
/// The models among them that are known by their calls alone: declared in referenced assemblies, or constructed of
/// generic ones.
/// </param>
internal sealed record CallSites(EquatableArray<InterceptedMethod> Methods, EquatableArray<MonitoredModel> Referenced);

/// <summary>A method and the calls of it.</summary>
internal sealed record InterceptedMethod(MonitoredMethod Method, EquatableArray<CallSite> Calls);

/// <summary>One call.</summary>
/// <param name="Version">The version of the location's encoding.</param>
/// <param name="Data">The compiler's opaque name of the call; changes with every edit of the file.</param>
/// <param name="Place">File, line and column, for readers.</param>
internal sealed record CallSite(int Version, string Data, string Place);
