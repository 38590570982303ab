using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Parsing;
using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Diagnostics;

/// <summary>Rules, reasons and pages agree.</summary>
public sealed class RuleDocumentationTests
{
    private static readonly string Folder = ProjectFolder.Of("analyzers/ModelMonitor.Analyzers/rules");

    public static TheoryData<string> Rules => [.. Descriptors.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_has_a_page_that_says_what_the_rule_says(string id)
    {
        var rule = Descriptors.All.Single(candidate => candidate.Id == id);
        var page = File.ReadAllText(Path.Combine(Folder, $"{id}.md"));

        page.ShouldStartWith($"# {id}: {rule.Title}\n\nCategory {rule.Category}, severity {rule.DefaultSeverity}.\n");
        page.ShouldSatisfyAllConditions(
            text => text.ShouldContain("\n## Cause\n"),
            text => text.ShouldContain("\n## Fix\n"),
            text => text.ShouldContain("\n## Suppress\n"),
            text => text.ShouldContain($"dotnet_diagnostic.{id}.severity"));
        rule.HelpLinkUri.ShouldEndWith($"/analyzers/ModelMonitor.Analyzers/rules/{id}.md");
    }

    [Fact]
    public void A_page_has_a_rule() =>
        Directory.GetFiles(Folder).Select(Path.GetFileNameWithoutExtension).Order().ShouldBe(Descriptors.All.Select(rule => rule.Id).Order());

    [Fact]
    public void A_reason_to_skip_has_a_rule_of_its_own() =>
        Enum.GetValues<SkipReason>().Select(Descriptors.Of).Distinct().Count().ShouldBe(Enum.GetValues<SkipReason>().Length);

    [Fact]
    public void A_reason_to_skip_can_be_told_at_a_call_that_makes_it_one() =>
        Enum.GetValues<SkipReason>().Select(Descriptors.Of).Except(new CallSiteAnalyzer().SupportedDiagnostics).ShouldBeEmpty();

    [Fact]
    public void Ids_are_unique_and_their_families_right()
    {
        Descriptors.All.Select(rule => rule.Id).ShouldBeUnique();
        Descriptors.Annotations.ShouldAllBe(rule => rule.Id.StartsWith("MMON1") && rule.Category == "Annotation");
        Descriptors.FeatureNames.ShouldAllBe(rule => rule.Id.StartsWith("MMON1") && rule.Category == "Annotation");
        Descriptors.Usages.ShouldAllBe(rule => rule.Id.StartsWith(rule.Category == "CallSite" ? "MMON2" : "MMON3"));
        Descriptors.Rules.ShouldAllBe(rule => rule.Id.StartsWith("MMON1") && rule.Category == "Annotation");
        Descriptors.CallSites.ShouldAllBe(rule => rule.Id.StartsWith("MMON2") && rule.Category == "CallSite");
        Descriptors.Configurations.ShouldAllBe(rule => rule.Id.StartsWith("MMON3") && rule.Category == "Configuration");
        Descriptors.Baselines.ShouldAllBe(rule => rule.Id.StartsWith("MMON301") && rule.Category == "Baseline");
    }

    [Fact]
    public void A_method_that_is_not_captured_at_all_is_an_error() =>
        Descriptors.Annotations.Where(rule => rule.DefaultSeverity != DiagnosticSeverity.Error).Select(rule => rule.Id).ShouldBe(
            [DiagnosticIds.RepeatedModel, DiagnosticIds.NoFeatures, DiagnosticIds.UnsupportedFeature, DiagnosticIds.UnmarkedBase,
            DiagnosticIds.UnfitSegment]);
}
