using FsCheck;
using FsCheck.Fluent;
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
        Check.One(Config.QuickThrowOnFailure.WithReplay(new Replay(new Rnd(1, 3), null)), Prop.ForAll(
            Gen.Elements("aZbY09_".ToCharArray()).ArrayOf().ToArbitrary(),
            static characters =>
            {
                var identifier = new string(characters);
                return string.Concat(IdentifierWords.Split(identifier)) == identifier.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
            }));

    [Fact]
    public void Words_joined_in_any_style_fall_apart_again() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(new Replay(new Rnd(2, 5), null)), Prop.ForAll(
            Gen.Elements("home", "address", "id", "of", "name").NonEmptyListOf().ToArbitrary(),
            static words =>
            {
                var pascal = string.Concat(words.Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
                return new[] { pascal, string.Join('_', words), string.Join('_', words).ToUpperInvariant() }
                    .All(style => IdentifierWords.Split(style).SequenceEqual(words));
            }));
}
