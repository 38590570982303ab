using ModelMonitor.Analyzers.Tests.Support;
using Steps = ModelMonitor.Analyzers.StepNames;

namespace ModelMonitor.Analyzers.Tests.Generation.Incremental;

/// <summary>Which steps an edit changes, and how many calls it binds again.</summary>
public sealed class EditTests
{
    [Theory]
    [InlineData("Unrelated.cs", "=> 1", "=> 2")]
    [InlineData("Unrelated.cs", "=> 1", "=> 1 /* why */")]
    [InlineData("Unrelated.cs", "=> 1;", "=> 1;\n// why\n#region Nothing\n#endregion")]
    [InlineData("Names.cs", "Unread = 1", "Unread = 2")]
    [InlineData("Names.cs", "Body() => 1", "Body() => new Random().Next()")]
    [InlineData("Model.cs", "=> hour.Temp", "=> 2 * hour.Temp")]
    [InlineData("Model.cs", "public double", "// why\n    public double")]
    [InlineData("Pricing.cs", "0.9 * x", "0.8 * x")]
    public void What_changes_no_declaration_binds_nothing_again(string file, string old, string replacement)
    {
        var run = Edit(file, old, replacement);

        run.Changed.ShouldBeEmpty();
        run.Cached.ShouldBe(run.Tracked.Except([Steps.Files, Steps.FileCalls]));
    }

    [Theory]
    [InlineData("Scaler.cs", "Scale(1)", "Scale(1 + 1)")]
    [InlineData("Scaler.cs", "Call() =>", "Call() => 1 +")]
    [InlineData("Scaler.cs", "public static double", "// why\n    public static double")]
    [InlineData("Caller.cs", "+ Quote(1)", "+ Quote(1) + Quote(2)")]
    [InlineData("Caller.cs", "Predict(new(1, \"north\")) + ", "Predict(new(1, \"north\")) - ")]
    public void A_body_with_calls_binds_the_calls_of_its_file_alone(string file, string old, string replacement)
    {
        var run = Edit(file, old, replacement);

        run.Changed.ShouldBe([Steps.Files, Steps.FileCalls, Steps.CallSites, Steps.Interceptors]);
        run.Changes(Steps.Files).ShouldBe(1);
        run.Changes(Steps.FileCalls).ShouldBe(1);
    }

    [Theory]
    [InlineData("Unrelated.cs", "Number()", "Number(int x)")]
    [InlineData("Unrelated.cs", "public static class", "internal static class")]
    [InlineData("Unrelated.cs", "{", "{ private const int One = 1;")]
    public void Another_declaration_binds_all_calls_again_to_the_same(string file, string old, string replacement) =>
        Edit(file, old, replacement).Changed.ShouldBe([Steps.Files, Steps.Surfaces, Steps.Surroundings]);

    [Fact]
    public void A_file_more_and_a_file_less_bind_all_calls_again()
    {
        IncrementalRun.After(Shop.State, state => state.With("Zero.cs", "public static class Zero;")).Changed
            .ShouldBe([Steps.Files, Steps.Surfaces, Steps.Surroundings]);
        IncrementalRun.After(Shop.State, state => state with { Files = state.Files.Remove("Unrelated.cs") }).Changed
            .ShouldContain(Steps.Surroundings);
    }

    [Fact]
    public void A_file_less_takes_its_calls_along() =>
        IncrementalRun.After(Shop.State, state => state with { Files = state.Files.Remove("Caller.cs") }).Files
            .ShouldNotContain(file => file.StartsWith("LibraryModel_", StringComparison.Ordinal));

    [Theory]
    [InlineData("Pricing.cs", "#if DISCOUNT", "#if !DISCOUNT")]
    [InlineData("Pricing.cs", "public static class Pricing", "#define DISCOUNT\npublic static class Pricing")]
    [InlineData("Pricing.cs", "#endif", "#endif\n    public static double Quote(int x) => x;")]
    [InlineData("Usings.cs", "static Pricing", "static OldPricing")]
    [InlineData("Bases.cs", "[Monitored(\"scale\")]", "")]
    [InlineData("Model.cs", ": ScaledModel", ": PlainModel")]
    public void A_declaration_elsewhere_that_takes_a_call_away_changes_the_interceptors(string file, string old, string replacement)
    {
        var run = Edit(file, old, replacement);

        run.Changed.ShouldContain(Steps.Interceptors);
        run.Changes(Steps.FileCalls).ShouldBe(1);
    }

    [Theory]
    [InlineData("Names.cs", "\"rental\"", "\"bikes\"")]
    [InlineData("Names.cs", "\"\"\"price\"\"\"", "\"\"\"quote\"\"\"")]
    [InlineData("Input.cs", "public sealed", "#nullable disable\npublic sealed")]
    [InlineData("Input.cs", "string Station", "string Station, Season Season")]
    public void What_a_model_is_made_of_changes_the_model_and_its_file_alone(string file, string old, string replacement)
    {
        var run = Edit(file, old, replacement);

        run.Changed.ShouldBe([Steps.Models, Steps.Files, Steps.Surfaces, Steps.Surroundings]);
        run.Changes(Steps.Models).ShouldBe(1);
    }

    [Fact]
    public void Another_name_of_the_method_changes_everything_about_it()
    {
        var run = Edit("Model.cs", "double Predict", "double Guess");

        run.Changed.ShouldBe(
        [
            Steps.Models, Steps.Names, Steps.Files, Steps.Surfaces, Steps.Surroundings, Steps.FileCalls, Steps.CallSites,
            Steps.Interceptors, Steps.Registration,
        ], ignoreOrder: true);
    }

    [Fact]
    public void Another_reference_binds_all_calls_again()
    {
        var same = Shop.Reference("[Monitored(\"library\")] public double Score(double x) => 2 * x;");
        var other = Shop.Reference("public double Score(double x) => x; [Monitored(\"library\")] public double Assess(double x) => x;");

        IncrementalRun.After(Shop.State, state => state with { References = [same] }).Changed.ShouldBe([Steps.Surroundings]);
        IncrementalRun.After(Shop.State, state => state with { References = [other] }).Changed
            .ShouldBe(
            [
                Steps.ReferencedNames, Steps.Names, Steps.Files, Steps.Surroundings, Steps.FileCalls, Steps.CallSites,
                Steps.Interceptors, Steps.ReferencedModels, Steps.Registration,
            ], ignoreOrder: true);
    }

    [Fact]
    public void Other_options_bind_all_calls_again()
    {
        IncrementalRun.After(Shop.State, state => state with { Nullable = Microsoft.CodeAnalysis.NullableContextOptions.Disable }).Changed
            .ShouldContain(Steps.Surroundings);
        IncrementalRun.After(Shop.State, state => state with { Symbols = ["DISCOUNT"] }).Changed
            .ShouldBe([Steps.Files, Steps.Surfaces, Steps.Surroundings, Steps.FileCalls, Steps.CallSites, Steps.Interceptors], ignoreOrder: true);
    }

    [Fact]
    public void Switching_interceptors_off_changes_only_what_follows_from_calls() =>
        IncrementalRun.After(Shop.State, state => state with { Properties = state.Properties.Add("ModelMonitorGenerateInterceptors", "false") })
            .Files.ShouldNotContain("Interceptors.g.cs");

    private static IncrementalRun Edit(string file, string old, string replacement) =>
        IncrementalRun.After(Shop.State, state => state.Replace(file, old, replacement));
}
