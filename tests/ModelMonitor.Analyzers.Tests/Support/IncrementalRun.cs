using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Tests.Support;

/// <summary>Why each step of the pipeline ran, or did not, when a project was generated a second time.</summary>
internal sealed class IncrementalRun
{
    private readonly Dictionary<string, IncrementalStepRunReason[]> _reasons;

    private IncrementalRun(GeneratorRunResult result)
    {
        _reasons = result.TrackedSteps
            .ToDictionary(step => step.Key, step => step.Value.SelectMany(run => run.Outputs).Select(output => output.Reason).ToArray());
        Files = [.. result.GeneratedSources.Select(source => source.HintName)];
    }

    public IReadOnlyList<string> Files { get; }

    /// <summary>The steps, by name, whose value is not what it was.</summary>
    public IEnumerable<string> Changed => StepNames().Where(step => _reasons.TryGetValue(step, out var reasons) && reasons.Any(IsChange));

    /// <summary>The steps, by name, that were not even computed again.</summary>
    public IEnumerable<string> Cached => StepNames().Where(step => _reasons.TryGetValue(step, out var reasons)
        && reasons.All(reason => reason == IncrementalStepRunReason.Cached));

    /// <summary>The steps that led to an output.</summary>
    public IEnumerable<string> Tracked => StepNames().Where(_reasons.ContainsKey);

    /// <summary>How many values of a step are not what they were.</summary>
    public int Changes(string step) => _reasons[step].Count(IsChange);

    /// <summary>Generates a project, and then once more after an edit.</summary>
    public static IncrementalRun After(UserProject project, Func<Compilation, Compilation> edit)
    {
        var compilation = project.Compile();
        var driver = project.CreateDriver(tracksSteps: true).RunGenerators(compilation);
        return new(driver.RunGenerators(edit(compilation)).GetRunResult().Results.Single());
    }

    /// <summary>Generates a project, and then what an edit made of it.</summary>
    public static IncrementalRun After(ProjectState project, Func<ProjectState, ProjectState> edit) =>
        new(new EditedProject(project).Edit(edit(project)));

    private static bool IsChange(IncrementalStepRunReason reason) =>
        reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);

    private static IEnumerable<string> StepNames() => typeof(StepNames).GetFields().Select(field => (string)field.GetValue(null)!);
}
