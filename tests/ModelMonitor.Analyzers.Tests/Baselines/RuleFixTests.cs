using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using ModelMonitor.Analyzers.Baselines;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.CodeFixes.Baselines;

namespace ModelMonitor.Analyzers.Tests.Baselines;

/// <summary>Fixes of rules that exclude training data; the diagnostics are made here, at the feature that they name.</summary>
public sealed class RuleFixTests
{
    private const string Source = """
        using System.ComponentModel.DataAnnotations;

        public static class Model
        {
            [Monitored("houses")]
            public static double Predict(double area, int rooms, string? city, [Feature(Kind = FeatureKind.Categorical)] short kind, char grade) => area;
        }
        """;

    private static readonly string Json = TrainedProject.JsonOf(TrainedProject.BaselineOf(Source));

    [Theory]
    [InlineData("double area", "[Range(10, 100)] double area", "[Range(0, 299)] double area")]
    [InlineData("double area", "[Range(0.5, 1e6)] double area", "[Range(0.0, 1e6)] double area")]
    [InlineData("double area", "[Range(-1.5, 10.5, MinimumIsExclusive = true)] double area", "[Range(-1.5, 299.0, MinimumIsExclusive = true)] double area")]
    [InlineData("int rooms", "[Required, Range(1, int.MaxValue)] int rooms", "[Required, Range(0, int.MaxValue)] int rooms")]
    public async Task A_range_is_widened_to_the_training_data_and_never_narrowed(string before, string after, string expected) =>
        (await Fix(new WidenRangeFix(), Descriptors.RangeExcludesBaseline, before, after)).ShouldContain(expected);

    [Fact]
    public async Task A_range_of_another_type_is_left_to_its_author() =>
        (await Actions(new WidenRangeFix(), Descriptors.RangeExcludesBaseline, "double area", "[Range(typeof(decimal), \"1\", \"2\")] double area")).Actions.ShouldBeEmpty();

    [Theory]
    [InlineData("string? city", "[AllowedValues(\"Oslo\", \"Bern\")] string? city", "[AllowedValues(\"Oslo\", \"Rome\", \"Wien\")] string? city")]
    [InlineData("string? city", "[AllowedValues(\"Oslo\", null)] string? city", "[AllowedValues(\"Oslo\", \"Rome\", \"Wien\", null)] string? city")]
    [InlineData("short kind", "[AllowedValues((short)1)] short kind", "[AllowedValues(0, 1, 2, 3, 4)] short kind")]
    public async Task Allowed_values_become_those_of_the_training_data(string before, string after, string expected) =>
        (await Fix(new UpdateAllowedValuesFix(), Descriptors.CategoriesDiffer, before, after)).ShouldContain(expected);

    private static async Task<string> Fix(CodeFixProvider provider, DiagnosticDescriptor rule, string before, string after)
    {
        var (actions, source) = await Actions(provider, rule, before, after);
        var operation = (await actions.ShouldHaveSingleItem().GetOperationsAsync(CancellationToken.None)).ShouldHaveSingleItem().ShouldBeOfType<ApplyChangesOperation>();
        var text = (await operation.ChangedSolution.Projects.Single().Documents.Last().GetTextAsync()).ToString();
        text.ShouldNotBe(source);
        new UserProject(text).Generate().Emit().ShouldNotBeEmpty();
        return text;
    }

    private static async Task<(IReadOnlyList<CodeAction> Actions, string Source)> Actions(
        CodeFixProvider provider, DiagnosticDescriptor rule, string before, string after)
    {
        using var workspace = new AdhocWorkspace();
        var source = Source.Replace(before, after, StringComparison.Ordinal);
        var document = TrainedProject.With(source, Json).Open(workspace).Documents.Last();
        var name = before.Split(' ')[^1];
        var place = Location.Create((await document.GetSyntaxTreeAsync()).ShouldNotBeNull(), new(source.IndexOf($" {name}", StringComparison.Ordinal) + 1, name.Length));
        var inFile = Location.Create(TrainedProject.File, default, default);
        var properties = ImmutableDictionary<string, string?>.Empty.Add(Finding.TrainedProperty, name).Add(Finding.CodeProperty, name);
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new(
            document, Diagnostic.Create(rule, place, [inFile], properties), (action, _) => actions.Add(action), CancellationToken.None));
        return (actions, source);
    }
}
