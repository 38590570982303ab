using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Generation;

/// <summary>What an edit computes again: only what it can change.</summary>
public sealed class CachingTests
{
    private const string Input = "public sealed record Hour(double Temp, string? Station);";

    private const string Model = """
        public sealed class RentalModel
        {
            [Monitored("caching")]
            public double Predict(Hour hour) => hour.Temp;
        }
        """;

    private const string Caller = """
        public static class Caller
        {
            public static double Call() => new RentalModel().Predict(new(1, null)) + new LibraryModel().Score(1);
        }
        """;

    private const string Unrelated = "public static class Unrelated { public static int Number() => 1; }";

    private static readonly UserProject Project = new(Input, Model, Caller, Unrelated)
    {
        References = [new UserProject("""
            public sealed class LibraryModel
            {
                [Monitored("caching/library")]
                public double Score(double x) => x;
            }
            """) { Name = "Library" }.Generate().ToReference()],
    };

    [Fact]
    public void The_same_project_changes_nothing()
    {
        var run = IncrementalRun.After(Project, compilation => compilation.Clone());

        run.Changed.ShouldBeEmpty();
        run.Tracked.ShouldBe(
        [
            StepNames.Settings, StepNames.Models, StepNames.ReferencedNames, StepNames.Names, StepNames.Files,
            StepNames.Surfaces, StepNames.Surroundings, StepNames.FileCalls, StepNames.CallSites, StepNames.Interceptors, StepNames.ReferencedModels, StepNames.Registration,
        ]);
    }

    [Fact]
    public void An_unrelated_edit_changes_nothing()
    {
        var run = Edit(Unrelated, "=> 1", "=> 2");

        run.Changed.ShouldBeEmpty();
        run.Cached.ShouldBe(run.Tracked.Except([StepNames.Files, StepNames.FileCalls]));
    }

    [Fact]
    public void A_comment_beside_a_call_changes_the_interceptors_alone() =>
        Edit(Caller, "public static class", "// why\npublic static class").Changed
            .ShouldBe([StepNames.Files, StepNames.FileCalls, StepNames.CallSites, StepNames.Interceptors]);

    [Fact]
    public void One_more_call_changes_the_interceptors_alone() =>
        Edit(Caller, "Call() =>", "Call() => new RentalModel().Predict(new(2, null)) +").Changed
            .ShouldBe([StepNames.Files, StepNames.FileCalls, StepNames.CallSites, StepNames.Interceptors]);

    [Fact]
    public void The_body_of_a_model_changes_nothing() =>
        Edit(Model, "hour.Temp", "2 * hour.Temp").Changed.ShouldBeEmpty();

    [Fact]
    public void A_new_feature_changes_its_model_but_not_the_interceptors_nor_the_registration() =>
        Edit(Input, "string? Station", "string? Station, int Docks").Changed
            .ShouldBe([StepNames.Models, StepNames.Files, StepNames.Surfaces, StepNames.Surroundings]);

    [Fact]
    public void A_new_name_of_the_method_changes_everything_about_it()
    {
        var run = Edit(Model, "double Predict", "double Guess");

        run.Changed.ShouldBe(
            [
                StepNames.Models, StepNames.Names, StepNames.Files, StepNames.Surfaces, StepNames.Surroundings,
                StepNames.FileCalls, StepNames.CallSites, StepNames.Interceptors, StepNames.Registration,
            ],
            ignoreOrder: true);
        run.Files.ShouldContain(file => file.StartsWith("RentalModel_Guess_", StringComparison.Ordinal));
    }

    [Fact]
    public void The_last_call_of_a_referenced_model_takes_its_capture_along()
    {
        var run = Edit(Caller, " + new LibraryModel().Score(1)", "");

        run.Changed.ShouldContain(StepNames.ReferencedModels);
        run.Files.ShouldNotContain(file => file.StartsWith("LibraryModel_", StringComparison.Ordinal));
    }

    [Fact]
    public void While_somebody_types_no_call_is_looked_for()
    {
        var typing = Project with { Properties = Project.Properties.Add("DesignTimeBuild", "true") };

        var run = IncrementalRun.After(typing, compilation => Replace(compilation, Caller, "Call()", "Called()"));

        run.Changed.ShouldBeEmpty();
        run.Tracked.ShouldNotContain(StepNames.Files);
        run.Files.ShouldNotContain("Interceptors.g.cs");
    }

    private static IncrementalRun Edit(string source, string old, string replacement) =>
        IncrementalRun.After(Project, compilation => Replace(compilation, source, old, replacement));

    private static Compilation Replace(Compilation compilation, string source, string old, string replacement)
    {
        var tree = compilation.SyntaxTrees.Single(candidate => candidate.ToString() == source);
        source.ShouldContain(old);
        var text = SourceText.From(source.Replace(old, replacement, StringComparison.Ordinal), System.Text.Encoding.UTF8);
        return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, Project.ParseOptions, tree.FilePath));
    }
}
