using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Generation.Incremental;

/// <summary>However a project came to be what it is, it generates what it would from scratch.</summary>
public sealed class EditSequenceTests
{
    private const int Sequences = 30;

    private static readonly MetadataReference OtherLibrary = Shop.Reference(
        "public double Score(double x) => x; [Monitored(\"library\")] public double Score(int x, int y = 1) => x;");

    // Each place in the project and what may stand there; what stands there at first comes first.
    private static readonly (string File, string[] Texts)[] Places =
    [
        ("Usings.cs", ["static Pricing", "static OldPricing", "System.Text"]),
        ("Usings.cs", ["global using System;", "#nullable disable\nglobal using System;"]),
        ("Input.cs", ["public sealed", "#nullable disable\npublic sealed", "#nullable disable annotations\npublic sealed"]),
        ("Input.cs", ["string Station", "string Station, Season Season", "string Station = \"x\"", "int Station"]),
        ("Input.cs", ["Summer = 2", "Summer = 3", "Autumn = 2"]),
        ("Names.cs", ["\"rental\"", "\"bikes\"", "\"\"\"scooters\"\"\"", "Price"]),
        ("Names.cs", ["\"\"\"price\"\"\"", "\"\"\"quote\"\"\"", "$\"{Rental}/price\"", "\"\""]),
        ("Names.cs", ["Unread = 1", "Unread = 2"]),
        ("Names.cs", ["Body() => 1;", "Body() { return 1; }", "Body() {\n#nullable disable\nreturn 1; }"]),
        ("Bases.cs", ["[Monitored(\"scale\")]", "", "[Monitored(\"scale\", Version = \"2\")]"]),
        ("Bases.cs", ["class PlainModel", "class PlainModel : ScaledModel"]),
        ("Model.cs", [": ScaledModel", ": PlainModel", ""]),
        ("Model.cs", ["double Predict", "double Guess", "float Predict"]),
        ("Model.cs", ["=> hour.Temp", "=> hour.Temp * 2", "{ return hour.Temp; }"]),
        ("Pricing.cs", ["#if DISCOUNT", "#if !DISCOUNT", "#define DISCOUNT", "#if true"]),
        ("Pricing.cs", ["#endif", "#endif\n[Monitored(\"long\")] public static double Quote(long x) => x;"]),
        ("Pricing.cs", ["double Quote(double x) => x", "double Quote(double x, int y = 1) => x", "double Price(double x) => x"]),
        ("Pricing.cs", ["class OldPricing", "class Pricing2", "class Caller2"]),
        ("Caller.cs", ["+ Quote(1)", "+ Quote(1) + Quote(2)", "+ Quote(1.0)", "+ Local(); static double Quote(int x) => x; static double Local() => Quote(1)", ""]),
        ("Caller.cs", ["public static class Caller", "// why\npublic static class Caller", "using static OldPricing;\npublic static class Caller"]),
        ("Caller.cs", ["Score(1)", "Score(1, 2)", "Score(1.5)"]),
        ("Scaler.cs", ["new RentalModel()", "new ScaledModel()", "new PlainModel()"]),
        ("Unrelated.cs", ["=> 1", "=> 2", "=> 1 /* why */"]),
        ("Unrelated.cs", ["public static class Unrelated", "public static class Pricing", "namespace Shop; public static class Unrelated"]),
        ("Program.cs", ["", "System.Console.WriteLine();", "double Quote(int x) => x;"]),
    ];

    private static readonly Func<ProjectState, ProjectState>[] Options =
    [
        state => state with { References = [Shop.Library] },
        state => state with { References = [OtherLibrary] },
        state => state with { References = [] },
        state => state with { Symbols = state.Symbols.IsEmpty ? ["DISCOUNT"] : [] },
        state => state with { Nullable = state.Nullable == NullableContextOptions.Enable ? NullableContextOptions.Disable : NullableContextOptions.Enable },
        state => state with { InterceptorsNamespaces = state.InterceptorsNamespaces == "Other" ? "ModelMonitor.Generated" : "Other" },
        state => state with { Properties = state.Properties.IsEmpty ? state.Properties.Add("DesignTimeBuild", "true") : state.Properties.Clear() },
    ];

    [Fact]
    public void Any_sequence_of_edits_generates_what_a_run_from_scratch_does()
    {
        var place = Gen.Choose(0, Places.Length - 1)
            .SelectMany(index => Gen.Choose(0, Places[index].Texts.Length - 1).Select(text => new Edit(index, text)));
        var file = Gen.Choose(0, Shop.State.Files.Count - 1).Select(index => new Edit(-1, index));
        var option = Gen.Choose(0, Options.Length - 1).Select(index => new Edit(-2, index));
        var sequence = Gen.Frequency((8, place), (1, file), (1, option)).ListOf(12).Select(edits => edits.ToArray());

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Sequences).WithReplay(20_261_122, 4_001),
            Prop.ForAll(Arb.From(sequence, Shrink), IsAsFromScratch));
    }

    [Fact]
    public void The_places_are_there() => Places.Where(place => place.File != "Program.cs")
        .ShouldAllBe(place => Shop.State.Files[place.File].Contains(place.Texts[0], StringComparison.Ordinal));

    private static IEnumerable<Edit[]> Shrink(Edit[] edits) =>
        Enumerable.Range(0, edits.Length).Select(skipped => edits.Where((_, index) => index != skipped).ToArray());

    private static bool IsAsFromScratch(Edit[] edits)
    {
        var texts = new int[Places.Length];
        var absent = new HashSet<int>();
        var options = Shop.State;
        var project = new EditedProject(Shop.State);
        return edits.All(edit =>
        {
            switch (edit.Place)
            {
                case -2:
                    options = Options[edit.Choice](options);
                    break;
                case -1:
                    _ = absent.Add(edit.Choice) || absent.Remove(edit.Choice);
                    break;
                default:
                    texts[edit.Place] = edit.Choice;
                    break;
            }

            var state = options with { Files = Files(texts, absent) };
            return Sources(project.Edit(state)).SequenceEqual(Sources(project.FromScratch(state)));
        });
    }

    private static ImmutableSortedDictionary<string, string> Files(int[] texts, HashSet<int> absent)
    {
        var files = Shop.State.Files.SetItem("Program.cs", Places.Single(place => place.File == "Program.cs").Texts[texts[^1]]);
        foreach (var ((file, choices), choice) in Places.Zip(texts).Where(entry => entry.Second > 0 && entry.First.File != "Program.cs"))
        {
            files = files.SetItem(file, files[file].Replace(choices[0], choices[choice], StringComparison.Ordinal));
        }

        return files.RemoveRange(absent.Select(index => Shop.State.Files.Keys.ElementAt(index)));
    }

    private static IEnumerable<string> Sources(GeneratorRunResult result)
    {
        result.Exception.ShouldBeNull();
        return result.GeneratedSources.Select(source => $"{source.HintName}\n{source.SourceText}").Order(StringComparer.Ordinal);
    }

    /// <summary>An edit of a place; of -1, a file that comes or goes; of -2, another option.</summary>
    private sealed record Edit(int Place, int Choice);
}
