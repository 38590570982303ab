using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.CodeFixes.Features;

namespace ModelMonitor.Analyzers.Tests.CodeFixes;

/// <summary>Editors find the providers, and the pages of the rules speak of them.</summary>
public sealed class ProviderTests
{
    private static readonly Type[] Providers =
        [.. typeof(FeatureAnnotationFix).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(CodeFixProvider)))];

    private static readonly string[] Fixable =
        [.. Providers.SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds).Distinct().Order()];

    public static TheoryData<string> Rules => [.. Descriptors.All.Select(rule => rule.Id)];

    [Fact]
    public void A_provider_is_exported_for_csharp_under_its_name() =>
        Providers.ShouldAllBe(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>()!.Name == type.Name
            && type.GetCustomAttribute<ExportCodeFixProviderAttribute>()!.Languages.SequenceEqual(new[] { LanguageNames.CSharp }));

    [Fact]
    public void These_rules_can_be_fixed() => Fixable.ShouldBe(
    [
        DiagnosticIds.UnknownResult,
        DiagnosticIds.UnsupportedFeature,
        DiagnosticIds.RepeatedKey,
        DiagnosticIds.UnfitKind,
        DiagnosticIds.MissingCore,
        DiagnosticIds.Inaccessible,
        DiagnosticIds.UnmarkedBase,
        DiagnosticIds.UnfitFallback,
        DiagnosticIds.LikelyPersonalData,
        DiagnosticIds.LikelyIdentifier,
        DiagnosticIds.LikelyFreeText,
        DiagnosticIds.MethodGroup,
        DiagnosticIds.UnmarkedMember,
        DiagnosticIds.UnlocatableCall,
        DiagnosticIds.FeatureMissingInCode,
        DiagnosticIds.FeatureMissingInBaseline,
        DiagnosticIds.CategoriesDiffer,
        DiagnosticIds.RangeExcludesBaseline,
    ]);

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_page_speaks_of_a_code_fix_where_there_is_one(string id)
    {
        var page = File.ReadAllText(ProjectFolder.Of($"analyzers/ModelMonitor.Analyzers/rules/{id}.md"));
        var fix = page[page.IndexOf("## Fix", StringComparison.Ordinal)..page.IndexOf("## Suppress", StringComparison.Ordinal)];

        fix.Contains("a code fix ", StringComparison.OrdinalIgnoreCase).ShouldBe(Fixable.Contains(id));
    }

    [Fact]
    public void The_compiler_loads_the_analyzers_without_the_editors_libraries() =>
        typeof(ModelMonitorGenerator).Assembly.GetReferencedAssemblies().ShouldNotContain(name => name.Name!.Contains("Workspaces"));
}
