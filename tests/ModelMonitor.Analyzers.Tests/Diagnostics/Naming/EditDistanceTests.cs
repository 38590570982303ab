using ModelMonitor.Analyzers.Diagnostics.Naming;

namespace ModelMonitor.Analyzers.Tests.Diagnostics.Naming;

/// <summary>How far names are from each other.</summary>
public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("credit", "debit", 3)]
    [InlineData("fare", "fair", 2)]
    [InlineData("fare", "FARE", 0)]
    [InlineData("frae", "fare", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("flight_delay", "flight-delay", 1)]
    public void The_fewest_edits_that_turn_one_into_the_other(string left, string right, int distance)
    {
        EditDistance.Between(left, right).ShouldBe(distance);
        EditDistance.Between(right, left).ShouldBe(distance);
    }

    [Theory]
    [InlineData("flight-dely", "flight-delay")]
    [InlineData("demand", null)]
    [InlineData("aa", "ab")]
    public void The_nearest_is_one_that_may_be_meant(string name, string? nearest) =>
        EditDistance.Nearest(name, ["ac", "ab", "flight-delay", "fare"]).ShouldBe(nearest);
}
