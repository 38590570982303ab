using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using ModelMonitor.Analyzers.Baselines;

namespace ModelMonitor.Analyzers.Tests.Baselines;

/// <summary>The compiler's JSON reader accepts what the framework's accepts, within the limits of a baseline.</summary>
public sealed class JsonReaderTests
{
    [Theory]
    [InlineData("", 0, "the text ends where a value is needed")]
    [InlineData("{\"a\": }", 6, "a value is needed here")]
    [InlineData("{\"a\" 1}", 5, "a colon is needed here")]
    [InlineData("{\"a\": 1, }", 9, "the name of a property is needed here")]
    [InlineData("{\"a\": 1, \"\\u0061\": 2}", 9, "the property 'a' is there twice")]
    [InlineData("[1 2]", 3, "a comma or ']' is needed here")]
    [InlineData("[1", 2, "a comma or ']' is needed here")]
    [InlineData("[1] x", 4, "nothing may follow the value")]
    [InlineData("\"abc", 0, "the text is not closed")]
    [InlineData("\"a\\", 3, "there is no such escape")]
    [InlineData("\"a\\x\"", 3, "there is no such escape")]
    [InlineData("\"a\nb\"", 2, "control characters have to be escaped")]
    [InlineData("-", 1, "a digit is needed here")]
    [InlineData("1.", 2, "a digit is needed here")]
    [InlineData("1e+", 3, "a digit is needed here")]
    [InlineData("01", 1, "nothing may follow the value")]
    [InlineData("1e999", 0, "the number is too large")]
    [InlineData("nul", 0, "a value is needed here")]
    [InlineData("[[[[[[[[1]]]]]]]]", 7, "it is nested more than 7 levels deep, which no baseline is")]
    public void A_fault_is_told_with_its_place(string json, int position, string reason)
    {
        var (value, fault) = JsonReader.Read(json);

        value.ShouldBeNull();
        fault.ShouldNotBeNull().Reason.ShouldBe(reason);
        fault.Span.Start.ShouldBe(position);
    }

    [Fact]
    public void Each_value_has_its_place()
    {
        const string Json = "{ \"a\": [1.5e2, \"x\\n\\u00e9\\/\"],\n \"b\": true, \"c\": null }";

        var value = JsonReader.Read(Json).Value.ShouldNotBeNull();

        var items = value["a"].ShouldNotBeNull().Items;
        items[0].Number.ShouldBe(150);
        items[1].Text.ShouldBe("x\n\u00e9/");
        Json.Substring(items[1].Span.Start, items[1].Span.Length).ShouldBe("\"x\\n\\u00e9\\/\"");
        value["b"].ShouldNotBeNull().Kind.ShouldBe(JsonKind.True);
        value["c"].ShouldNotBeNull().Kind.ShouldBe(JsonKind.Null);
        value.Span.Length.ShouldBe(Json.Length);
    }

    [Fact]
    public void More_elements_properties_or_characters_than_a_baseline_can_have_are_refused()
    {
        JsonReader.Read($"[{string.Join(",", Enumerable.Repeat("1", 1024))}]").Fault.ShouldBeNull();
        JsonReader.Read($"[{string.Join(",", Enumerable.Repeat("1", 1025))}]").Fault!.Reason.ShouldBe("there are more than 1024 elements");
        JsonReader.Read($"{{{string.Join(",", Enumerable.Range(0, 17).Select(i => $"\"p{i}\":1"))}}}").Fault!.Reason.ShouldBe("there are more than 16 properties");
        JsonReader.Read(new string(' ', 16 * 1024 * 1024 + 1)).Fault!.Reason.ShouldStartWith("it is longer than 16777216 characters");
    }

    [Fact]
    public void Any_text_is_read_or_refused_as_the_framework_does()
    {
        string[] tokens = ["{", "}", "[", "]", ",", ":", "\"a\"", "\"b\"", "\"\\u00e9\"", "\"\\q\"", "\"", "1", "-0", "0.5", "0e0", "01", "true", "nul", " ", "\n", "\u00e9", "\0"];
        var texts = Gen.Elements(tokens).ArrayOf().Resize(12).Select(string.Concat);

        Prop.ForAll(Arb.From(texts), text => (JsonReader.Read(text).Fault is null) == IsJson(text)).Check(
            Config.QuickThrowOnFailure.WithMaxTest(5000).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20261122), FSharpOption<int>.None))));
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 6, AllowDuplicateProperties = false });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
