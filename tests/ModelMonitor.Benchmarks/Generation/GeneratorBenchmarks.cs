using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelMonitor.Analyzers;

namespace ModelMonitor.Benchmarks.Generation;

/// <summary>
/// P11: what the generator does when a project of 400 files and 96,000 calls is built for the first time, and after each
/// edit of one file.
/// </summary>
[WarmupCount(10)]
[IterationCount(20)]
public class GeneratorBenchmarks
{
    private CSharpCompilation? _compilation;
    private CSharpCompilation? _edited;
    private GeneratorDriver? _driver;
    private GeneratorDriver? _cold;
    private int _edit;

    [GlobalSetup(Targets = [nameof(AttributeOnly), nameof(AttributeOnlyCold)])]
    public void StartAttributeOnly() => Start(new AttributeOnlyGenerator(), isTyping: false);

    [GlobalSetup(Targets = [nameof(PlainFile), nameof(CallingFile), nameof(BodyOfModel), nameof(DeclarationOfModel), nameof(Cold)])]
    public void StartModelMonitor() => Start(new ModelMonitorGenerator(), isTyping: false);

    [GlobalSetup(Targets = [nameof(CallingFileWhileTyping), nameof(ColdWhileTyping)])]
    public void StartTyping() => Start(new ModelMonitorGenerator(), isTyping: true);

    [IterationSetup(Targets = [nameof(AttributeOnly), nameof(PlainFile)])]
    public void EditPlainFile() => Edit(LargeProject.PlainFile);

    [IterationSetup(Targets = [nameof(CallingFile), nameof(CallingFileWhileTyping)])]
    public void EditCallingFile() => Edit(LargeProject.CallingFile);

    [IterationSetup(Target = nameof(BodyOfModel))]
    public void EditModel() => Edit(LargeProject.ModelFile);

    [IterationSetup(Target = nameof(DeclarationOfModel))]
    public void EditDeclaration() => Edit(LargeProject.ModelFile, LargeProject.ParseDeclaration(++_edit));

    [IterationSetup(Targets = [nameof(AttributeOnlyCold), nameof(Cold), nameof(ColdWhileTyping)])]
    public void Forget() => _edited = LargeProject.Compile();

    [Benchmark(Baseline = true)]
    public void AttributeOnly() => Run();

    /// <summary>No call of a monitored method has changed.</summary>
    [Benchmark]
    public void PlainFile() => Run();

    /// <summary>A file that calls a monitored method: its calls are bound again.</summary>
    [Benchmark]
    public void CallingFile() => Run();

    /// <summary>In an editor no call is looked for.</summary>
    [Benchmark]
    public void CallingFileWhileTyping() => Run();

    [Benchmark]
    public void BodyOfModel() => Run();

    /// <summary>Any declaration may change what a call means: the calls of 200 files are bound again.</summary>
    [Benchmark]
    public void DeclarationOfModel() => Run();

    [Benchmark]
    public object AttributeOnlyCold() => RunCold();

    [Benchmark]
    public object Cold() => RunCold();

    [Benchmark]
    public object ColdWhileTyping() => RunCold();

    private void Start(IIncrementalGenerator generator, bool isTyping)
    {
        _compilation = LargeProject.Compile();
        _cold = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()], parseOptions: LargeProject.ParseOptions, optionsProvider: new Properties(isTyping));
        _driver = _cold.RunGenerators(_compilation);
        WarmUp.Run(() =>
        {
            Edit(LargeProject.PlainFile);
            Run();
        });
        Console.WriteLine($"// Generated: {_driver.GetRunResult().GeneratedTrees.Length} files");
    }

    private void Edit(int file) => Edit(file, LargeProject.Parse(file, ++_edit));

    private void Edit(int file, SyntaxTree tree) => _edited = _compilation!.ReplaceSyntaxTree(_compilation.SyntaxTrees[file], tree);

    private void Run()
    {
        _driver = _driver!.RunGenerators(_edited!);
        _compilation = _edited;
    }

    private GeneratorDriver RunCold() => _cold!.RunGenerators(_edited!);

    private sealed class Properties(bool isTyping) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(isTyping);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(bool isTyping) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = isTyping && key == "build_property.DesignTimeBuild" ? "true" : null;
            return value is not null;
        }
    }
}
