using Microsoft.CodeAnalysis;

namespace ModelMonitor.Benchmarks.Generation;

/// <summary>The least that a generator can do: it looks for an attribute and prints a name.</summary>
#pragma warning disable RS1036, RS1041, RS1042 // Rules for generators that ship.
internal sealed class AttributeOnlyGenerator : IIncrementalGenerator
#pragma warning restore RS1036, RS1041, RS1042
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.SyntaxProvider.ForAttributeWithMetadataName(
            "ModelMonitor.MonitoredAttribute", static (_, _) => true, static (found, _) => found.TargetSymbol.Name),
        static (output, name) => output.AddSource($"{name}.g.cs", $"// {name}"));
}
