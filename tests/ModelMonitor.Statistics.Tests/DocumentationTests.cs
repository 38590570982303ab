using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ModelMonitor.Statistics.Tests;

/// <summary>What the documentation of every public type that computes something says.</summary>
public sealed partial class DocumentationTests
{
    private static readonly Assembly Library = typeof(KolmogorovSmirnov).Assembly;
    private static readonly ILookup<string, string> Texts = Load();

    /// <summary>Types with methods that estimate nothing and so have neither a source nor a cost worth a word.</summary>
    private static readonly Dictionary<Type, string> Excused = new()
    {
        [typeof(Rows)] = "a view of the caller's memory",
        [typeof(CellSearch)] = "a search in sorted numbers",
        [typeof(DomainClassifierResult)] = "a result, and no record because it holds spans",
    };

    [Fact]
    public void Every_estimator_names_its_source()
        => Estimators().Where(type => !Source().IsMatch(Texts["T:" + type.FullName].First())).Select(type => type.Name).ShouldBeEmpty();

    [Fact]
    public void Every_estimator_says_what_it_costs()
        => Estimators().Where(type => !AllTexts(type).Any(text => text.Contains("O(", StringComparison.Ordinal)))
            .Select(type => type.Name).ShouldBeEmpty();

    [Fact]
    public void Every_mergeable_type_says_that_it_merges()
        => Estimators().Where(type => type.GetMethod("Merge") is not null)
            .Where(type => !Merging().IsMatch(Texts["T:" + type.FullName].First())).Select(type => type.Name).ShouldBeEmpty();

    [Fact]
    public void Only_types_that_need_it_are_excused()
        => Excused.Keys.Where(type => Source().IsMatch(Texts["T:" + type.FullName].First()) && AllTexts(type).Any(text => text.Contains("O(", StringComparison.Ordinal)))
            .Select(type => type.Name).ShouldBeEmpty();

    /// <summary>Public types with methods of their own; results and choices have none.</summary>
    private static IEnumerable<Type> Estimators() => Library.GetExportedTypes().Where(type =>
        !type.IsEnum && !type.IsInterface && !typeof(Delegate).IsAssignableFrom(type) && !IsRecord(type) && !Excused.ContainsKey(type));

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;

    private static IEnumerable<string> AllTexts(Type type)
        => Texts.Where(member => member.Key == "T:" + type.FullName || member.Key[2..].StartsWith(type.FullName + ".", StringComparison.Ordinal))
            .SelectMany(texts => texts);

    private static ILookup<string, string> Load()
        => XDocument.Load(Path.ChangeExtension(Library.Location, ".xml")).Descendants("member")
            .ToLookup(member => member.Attribute("name")!.Value, member => member.Value);

    /// <summary>A paper by its year, the library whose convention is followed, or the admission that there is neither.</summary>
    [GeneratedRegex(@"\b(1[789]|20)\d\d\b|\b(Evidently|NannyML|SageMaker|scikit-learn)\b|\b(derived|chosen)\s+here\b")]
    private static partial Regex Source();

    [GeneratedRegex("[Mm]erg|[Aa]dds? up")]
    private static partial Regex Merging();
}
