namespace ModelMonitor.Statistics.Tests;

public sealed class AttributionDriftTests
{
    [Fact]
    public void A_changed_order_lowers_the_gain()
    {
        // The live order is features 2, 3, 1, 4.
        var drift = AttributionDrift.Compare([0.5, 0.3, 0.15, 0.05], [0.2, 0.4, 0.3, 0.1]);
        drift.Ndcg.ShouldBe(0.84775, 5e-6);
        drift.L1Distance.ShouldBe((0.3 + 0.1 + 0.15 + 0.05) / 2, 1e-12);
        drift.Features.ShouldBe(4);
    }

    [Fact]
    public void Shares_that_move_without_a_change_of_order_show_in_the_distance_only()
    {
        var drift = AttributionDrift.Compare([4, -3, 2], [90, 8, 2]);
        drift.Ndcg.ShouldBe(1);
        drift.L1Distance.ShouldBe((0.9 - 4.0 / 9 + (3.0 / 9 - 0.08) + (2.0 / 9 - 0.02)) / 2, 1e-12);
        AttributionDrift.Compare([4, -3, 2], [40, 30, -20]).L1Distance.ShouldBe(0, 1e-15);
        AttributionDrift.Compare([1, 0], [0, 1]).L1Distance.ShouldBe(1);
    }

    [Fact]
    public void Attributions_of_nothing_are_undefined()
    {
        AttributionDrift.Compare([0, 0], [1, 2]).ShouldBe(new AttributionDriftResult(double.NaN, double.NaN, 2));
        var silent = AttributionDrift.Compare([1, 2], [0, 0]);
        silent.L1Distance.ShouldBe(double.NaN);
        silent.Ndcg.ShouldBeLessThan(1);
    }

    [Fact]
    public void The_top_of_two_rankings_overlaps_by_its_common_items()
    {
        TopKOverlap.Of([5, 4, 3, 2, 1], [5, 1, 4, 2, 3], 3).ShouldBe(2.0 / 3);
        TopKOverlap.Of([5, 4, 3, 2, 1], [1, 2, 3, 4, 5], 2).ShouldBe(0);
        TopKOverlap.Of([5, 4, 3, 2, 1], [1, 2, 3, 4, 5], 5).ShouldBe(1);
        TopKOverlap.Of([1, 1, 1], [1, 1, 1], 1).ShouldBe(1);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => AttributionDrift.Compare([], [])).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentException>(() => AttributionDrift.Compare([1], [1, 2])).ParamName.ShouldBe("live");
        Should.Throw<ArgumentException>(() => AttributionDrift.Compare([1], [double.NaN])).ParamName.ShouldBe("live");
        Should.Throw<ArgumentException>(() => TopKOverlap.Of([1], [], 1)).ParamName.ShouldBe("second");
        Should.Throw<ArgumentException>(() => TopKOverlap.Of([double.NaN], [1], 1)).ParamName.ShouldBe("first");
        Should.Throw<ArgumentOutOfRangeException>(() => TopKOverlap.Of([1, 2], [1, 2], 3)).ParamName.ShouldBe("k");
    }
}
