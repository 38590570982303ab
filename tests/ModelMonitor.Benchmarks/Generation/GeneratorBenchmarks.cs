using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelMonitor.Analyzers;

namespace ModelMonitor.Benchmarks.Generation;

/// <summary>P11: what the generator does after each edit of one file in a project of 1,000.</summary>
[WarmupCount(10)]
[IterationCount(20)]
public class GeneratorBenchmarks
{
    private CSharpCompilation? _compilation;
    private CSharpCompilation? _edited;
    private GeneratorDriver? _driver;
    private int _edit;

    [GlobalSetup(Target = nameof(AttributeOnly))]
    public void StartAttributeOnly() => Start(new AttributeOnlyGenerator());

    [GlobalSetup(Targets = [nameof(PlainFileEdited), nameof(CallingFileEdited)])]
    public void StartModelMonitor() => Start(new ModelMonitorGenerator());

    [IterationSetup(Targets = [nameof(AttributeOnly), nameof(PlainFileEdited)])]
    public void EditPlainFile() => Edit(LargeProject.PlainFile);

    [IterationSetup(Target = nameof(CallingFileEdited))]
    public void EditCallingFile() => Edit(LargeProject.CallingFile);

    [Benchmark(Baseline = true)]
    public void AttributeOnly() => Run();

    /// <summary>No call of a monitored method has changed.</summary>
    [Benchmark]
    public void PlainFileEdited() => Run();

    /// <summary>A file that calls a monitored method was edited: all such calls are bound again.</summary>
    [Benchmark]
    public void CallingFileEdited() => Run();

    private void Start(IIncrementalGenerator generator)
    {
        _compilation = LargeProject.Compile();
        _driver = CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: LargeProject.ParseOptions).RunGenerators(_compilation);
        Console.WriteLine($"// Generated: {_driver.GetRunResult().GeneratedTrees.Length} files");
    }

    private void Edit(int file) => _edited = _compilation!.ReplaceSyntaxTree(_compilation.SyntaxTrees[file], LargeProject.Parse(file, ++_edit));

    private void Run()
    {
        _driver = _driver!.RunGenerators(_edited!);
        _compilation = _edited;
    }
}
