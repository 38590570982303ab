using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace ModelMonitor.Analyzers.Tests.Support;

/// <summary>
/// A user's program, generated, compiled and loaded, with an agent that listens to its models alone: a test's
/// sources call their model <c>Test.Model</c>, which is the name of the test and a number.
/// </summary>
internal sealed class LoadedProgram : IDisposable
{
    private static int _count;

    private readonly AssemblyLoadContext _context = new("program", isCollectible: true);
    private readonly Assembly _assembly;
    private readonly RowRecorder _recorder;

    private LoadedProgram(string model, byte[] image, byte[]? library)
    {
        Model = model;
        _recorder = new(model);
        if (library is not null)
        {
            _context.LoadFromStream(new MemoryStream(library));
        }

        _assembly = _context.LoadFromStream(new MemoryStream(image));
    }

    /// <summary>What the program knows as <c>Test.Model</c>.</summary>
    public string Model { get; }

    /// <summary>The agent, until it is disposed of.</summary>
    public RowRecorder Agent => _recorder;

    public IReadOnlyList<Observation> Observations => _recorder.Drain();

    /// <summary>The one prediction that arrived.</summary>
    public Observation Observation => Observations.ShouldHaveSingleItem();

    public static LoadedProgram Load(string source, string? library = null, [CallerMemberName] string model = "")
    {
        // Sources live until they are collected: no two programs may share a model.
        model = $"{model} {Interlocked.Increment(ref _count)}";
        var name = $"public static class Test {{ public const string Model = \"{model}\"; }}";
        if (library is null)
        {
            return new(model, new UserProject(source, name).Generate().Emit(), null);
        }

        var referenced = new UserProject(library, name) { Name = "Library" }.Generate().Emit();
        var reference = Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(referenced);
        return new(model, new UserProject(source) { References = [reference] }.Generate().Emit(), referenced);
    }

    /// <summary>Calls <c>Program.Run</c> and returns what it returns; throws what it throws.</summary>
    public object? Run() => _assembly.GetType("Program", throwOnError: true)!
        .GetMethod("Run")!
        .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [], null);

    /// <summary>The same; a task that has not completed yet is of a type derived from its own.</summary>
    public T Run<T>() => Run().ShouldBeAssignableTo<T>()!;

    public void Dispose()
    {
        _recorder.Dispose();
        _context.Unload();
    }
}
