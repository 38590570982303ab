namespace ModelMonitor.Analyzers.Model;

/// <summary>What the project asks for.</summary>
/// <param name="FindsCalls">
/// Whether calls are looked for: interceptors are on, their namespace is opted in, and the build is not one that
/// an editor makes while somebody types.
/// </param>
internal sealed record GenerationSettings(bool FindsCalls);
