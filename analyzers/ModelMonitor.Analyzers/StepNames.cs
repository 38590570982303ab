namespace ModelMonitor.Analyzers;

/// <summary>The steps of the pipeline, by which tests see what is computed again.</summary>
internal static class StepNames
{
    public const string Settings = nameof(Settings);
    public const string Models = nameof(Models);
    public const string ReferencedNames = nameof(ReferencedNames);
    public const string Names = nameof(Names);
    public const string Files = nameof(Files);
    public const string Surfaces = nameof(Surfaces);
    public const string Surroundings = nameof(Surroundings);
    public const string FileCalls = nameof(FileCalls);
    public const string CallSites = nameof(CallSites);
    public const string Interceptors = nameof(Interceptors);
    public const string ReferencedModels = nameof(ReferencedModels);
    public const string Registration = nameof(Registration);
}
