using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Diagnostics.Naming;
using ModelMonitor.Analyzers.Parsing;
using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Diagnostics.Naming;

/// <summary>The pages of the rules about names list the terms that are looked for.</summary>
public sealed class TermPageTests
{
    [Fact]
    public void The_page_of_personal_data_lists_its_terms() => Rows(DiagnosticIds.LikelyPersonalData).ShouldBe(Rows(FeatureTerms.PersonalData));

    [Fact]
    public void The_page_of_identifiers_lists_its_terms() => Rows(DiagnosticIds.LikelyIdentifier).ShouldBe(Rows(FeatureTerms.Identifiers));

    [Fact]
    public void The_page_of_free_text_lists_its_terms() => Rows(DiagnosticIds.LikelyFreeText).ShouldBe(Rows(FeatureTerms.FreeText));

    [Fact]
    public void A_term_is_listed_once_and_in_lower_case()
    {
        foreach (var terms in new[] { FeatureTerms.PersonalData, FeatureTerms.Identifiers, FeatureTerms.FreeText })
        {
            var all = terms.Groups.SelectMany(group => group.Terms).ToList();
            all.ShouldBeUnique();
            all.ShouldAllBe(term => term.All(character => char.IsAsciiLetterLower(character) || character == ' ' || char.IsAsciiDigit(character)));
        }
    }

    private static IEnumerable<string> Rows(string id) =>
        File.ReadAllLines(ProjectFolder.Of($"analyzers/ModelMonitor.Analyzers/rules/{id}.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(2);

    private static IEnumerable<string> Rows(Terms terms) => terms.Groups.Select(group =>
        $"| {group.Topic} | {string.Join(", ", group.Families.Select(NameOf))} | {string.Join(", ", group.Terms)} |");

    private static string NameOf(ScalarFamily family) => family switch
    {
        ScalarFamily.Text => "text",
        ScalarFamily.Integer => "integer",
        ScalarFamily.WideInteger => "128-bit integer",
        ScalarFamily.Real => "real",
        ScalarFamily.Instant => "date with time",
        ScalarFamily.Date => "date",
        ScalarFamily.Enum => "enum",
        ScalarFamily.Character => "char",
        _ => family.ToString(),
    };
}
