using System.Text.RegularExpressions;
using ModelMonitor.Capture;

namespace ModelMonitor.Tests.Capture;

public class PatternRuleTests
{
    // Takes longer than any timeout on a text of many a's that ends otherwise.
    private const string Catastrophic = "(a+)+b";

    private static readonly string Stubborn = new('a', 60);

    [Theory]
    [InlineData("[a-z]+", "abc", false)]
    [InlineData("[a-z]+", "abc1", true)]
    [InlineData("[a-z]+", "1abc", true)]
    [InlineData("[a-z]+", "", false)]
    [InlineData("[a-z]+", null, false)]
    [InlineData("a|ab", "ab", true)]
    [InlineData("^a$", "a\n", true)]
    [InlineData("(?i)I", "i", false)]
    public void The_first_match_must_be_the_whole_text(string pattern, string? text, bool violated)
    {
        var rule = new PatternRule(pattern, timeout: 2_000);

        rule.IsViolated(text, 0).ShouldBe(violated);
        rule.IsViolated(text, 0).ShouldBe(violated);
        rule.IsViolated(text, -1).ShouldBe(violated);
    }

    [Fact]
    public void The_answer_is_kept_by_category()
    {
        var rule = new PatternRule("[a-z]+", timeout: 2_000);
        rule.IsViolated("abc", 7).ShouldBeFalse();

        // Another text under a known category is not looked at, as no table gives two texts one category.
        rule.IsViolated("123", 7).ShouldBeFalse();
        rule.IsViolated("123", 8).ShouldBeTrue();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(1024)]
    [InlineData(1e300)]
    public void A_text_without_a_place_of_its_own_is_matched_each_time(double category)
    {
        var rule = new PatternRule("[a-z]+", timeout: 2_000);

        rule.IsViolated("abc", category).ShouldBeFalse();
        rule.IsViolated("123", category).ShouldBeTrue();
    }

    [Fact]
    public void A_long_text_does_not_take_the_answer_of_its_beginning()
    {
        var rule = new PatternRule("[a-z]+", timeout: 2_000);
        var beginning = new string('a', 128);

        rule.IsViolated(beginning, 3).ShouldBeFalse();
        rule.IsViolated(beginning + "1", 3).ShouldBeTrue();
        rule.IsViolated(beginning, 3).ShouldBeFalse();
    }

    [Fact]
    public void A_match_that_takes_too_long_is_a_violation_and_is_tried_once()
    {
        var rule = new PatternRule(Catastrophic, timeout: 50);
        Should.Throw<RegexMatchTimeoutException>(() => Regex.IsMatch(Stubborn, Catastrophic, RegexOptions.None, TimeSpan.FromMilliseconds(50)));

        // Tried each time, this would take an hour.
        for (var i = 0; i < 100_000; i++)
        {
            rule.IsViolated(Stubborn, 2).ShouldBeTrue();
        }
    }
}
