namespace ModelMonitor.Analyzers.Model;

/// <summary>What other files can see of a file, as a hash: its declarations without bodies and initial values.</summary>
internal sealed record DeclarationSurface(long Hash);
