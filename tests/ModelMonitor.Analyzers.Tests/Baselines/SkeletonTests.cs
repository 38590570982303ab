using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.Baselines;
using ModelMonitor.CodeFixes.Baselines;

namespace ModelMonitor.Analyzers.Tests.Baselines;

/// <summary>A skeleton holds the code to names and types from the day it is made, before there is any data.</summary>
public sealed class SkeletonTests
{
    private const string Source = """
        public enum Heating { None, Gas, Oil = 7 }

        public static class Model
        {
            [Monitored("a \"house\"/1", Version = "2", Task = PredictionTask.Binary)]
            public static double Predict(double area, Heating? heating, [Sensitive] string owner, [PredictionKey] string id) => area;
        }
        """;

    [Fact]
    public async Task It_is_a_contract_that_the_code_keeps_until_it_changes()
    {
        var (path, json) = await Extract(Source);

        path.ShouldBe("/src/a__house__1.baseline.json");
        (await Findings(Source, json)).ShouldBeEmpty();
        (await Findings(Source.Replace("double area", "double Area", StringComparison.Ordinal).Replace("=> area", "=> 1", StringComparison.Ordinal), json)).ShouldBe(["MMON3012: Area"]);
        (await Findings(Source.Replace("double area", "float area", StringComparison.Ordinal), json)).ShouldBe(["MMON3014: area"]);
        (await Findings(Source.Replace(", Oil = 7", "", StringComparison.Ordinal), json)).ShouldHaveSingleItem().ShouldStartWith("MMON3018: Monitored");
        (await Findings(Source.Replace("Task = PredictionTask.Binary", "Task = PredictionTask.Regression", StringComparison.Ordinal), json)).ShouldHaveSingleItem().ShouldStartWith("MMON3017: Monitored");
    }

    [Fact]
    public async Task The_runtime_refuses_it_and_says_how_to_make_it_whole()
    {
        var (path, json) = await Extract(Source);

        Should.Throw<BaselineFormatException>(() => Baseline.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)), path)).Message.ShouldBe(
            $"{path}: $.rows is 0: this is a skeleton, which declares the columns of a model for the compiler and holds no counts. Make it whole, with Baseline.FromRows(...).Save.");
    }

    [Fact]
    public async Task It_is_not_offered_where_there_is_a_file_already()
    {
        var (path, json) = await Extract(Source);

        (await Actions(new UserProject(Source) { AdditionalFiles = new UserProject().AdditionalFiles.Add(path, json) }, "Monitored")).ShouldBeEmpty();
        (await Actions(new UserProject(Source), "double area")).ShouldBeEmpty();
    }

    private static Task<IReadOnlyList<string>> Findings(string source, string json) => AnalyzerRun.Findings(TrainedProject.With(source, json));

    private static async Task<(string Path, string Json)> Extract(string source)
    {
        var action = (await Actions(new(source), "Monitored")).ShouldHaveSingleItem();
        action.Title.ShouldBe("Extract the baseline skeleton 'a__house__1.baseline.json'");
        var operation = (await action.GetOperationsAsync(CancellationToken.None)).ShouldHaveSingleItem().ShouldBeOfType<ApplyChangesOperation>();
        var file = operation.ChangedSolution.Projects.Single().AdditionalDocuments.ShouldHaveSingleItem();
        return (file.FilePath.ShouldNotBeNull(), (await file.GetTextAsync()).ToString());
    }

    private static async Task<IReadOnlyList<CodeAction>> Actions(UserProject project, string at)
    {
        using var workspace = new AdhocWorkspace();
        var document = project.Open(workspace).Documents.Last();
        var actions = new List<CodeAction>();
        var position = (await document.GetTextAsync()).ToString().IndexOf(at, StringComparison.Ordinal);
        await new ExtractSkeletonRefactoring().ComputeRefactoringsAsync(new(document, new(position, 0), actions.Add, CancellationToken.None));
        return actions;
    }
}
