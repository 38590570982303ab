using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using ModelMonitor.Analyzers.Diagnostics.Naming;

namespace ModelMonitor.Analyzers.Tests.Diagnostics.Naming;

/// <summary>How identifiers fall into words.</summary>
public sealed class IdentifierWordsTests
{
    [Theory]
    [InlineData("email", "email")]
    [InlineData("firstName", "first name")]
    [InlineData("FirstName", "first name")]
    [InlineData("first_name", "first name")]
    [InlineData("FIRST_NAME", "first name")]
    [InlineData("_firstName_", "first name")]
    [InlineData("IPAddress", "ip address")]
    [InlineData("clientIP", "client ip")]
    [InlineData("userID2", "user id 2")]
    [InlineData("line1Text", "line 1 text")]
    [InlineData("x", "x")]
    [InlineData("__", "")]
    [InlineData("straßeÄhnlich", "straße ähnlich")]
    public void An_identifier_falls_into_words(string identifier, string words) =>
        string.Join(' ', IdentifierWords.Split(identifier)).ShouldBe(words);

    [Fact]
    public void Words_keep_every_letter_and_digit_in_order() =>
        Check(
            Gen.Elements("aZbY09_".ToCharArray()).ArrayOf(),
            static characters =>
            {
                var identifier = new string(characters);
                return string.Concat(IdentifierWords.Split(identifier)).Equals(
                    identifier.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
            });

    [Fact]
    public void Words_joined_in_any_style_fall_apart_again() =>
        Check(
            Gen.Elements("home", "address", "id", "of", "name").NonEmptyListOf(),
            static words =>
            {
                var pascal = string.Concat(words.Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
                return new[] { pascal, string.Join('_', words), string.Join('_', words).ToUpperInvariant() }
                    .All(style => IdentifierWords.Split(style).SequenceEqual(words));
            });

    private static void Check<T>(Gen<T> values, Func<T, bool> holds) => Prop.ForAll(values.ToArbitrary(), holds).Check(
        Config.QuickThrowOnFailure.WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20261122), FSharpOption<int>.None))));
}
