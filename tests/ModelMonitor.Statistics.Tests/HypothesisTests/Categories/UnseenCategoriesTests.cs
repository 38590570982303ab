namespace ModelMonitor.Statistics.Tests;

public sealed class UnseenCategoriesTests
{
    [Fact]
    public void As_many_as_the_singletons_of_the_baseline_let_expect_are_no_alarm()
    {
        // 50 singletons of 1000: about 5 % of new values are expected to be new categories.
        var result = UnseenCategories.Test(12, 200, 50, 1000);
        result.Share.ShouldBe(0.06);
        result.ExpectedShare.ShouldBe(0.05);
        result.IsExcessive.ShouldBeFalse();
    }

    [Fact]
    public void More_than_that_are_an_alarm()
    {
        var result = UnseenCategories.Test(30, 200, 50, 1000);
        result.LowerBound.ShouldBe(WilsonInterval.Of(30, 200).Low);
        result.IsExcessive.ShouldBeTrue();
    }

    [Fact]
    public void A_closed_baseline_still_allows_one_in_a_thousand()
    {
        UnseenCategories.Test(1, 500, 0, 10_000).IsExcessive.ShouldBeFalse();
        UnseenCategories.Test(5, 500, 0, 10_000).IsExcessive.ShouldBeTrue();
        UnseenCategories.Test(0, 0, 0, 1).IsExcessive.ShouldBeFalse();
    }

    [Fact]
    public void The_estimate_of_Good_and_Turing_meets_the_unseen_mass_of_a_long_tail()
    {
        var random = new Random(6);
        var (seen, singletons, unseen) = (new HashSet<int>(), new HashSet<int>(), 0);
        for (var i = 0; i < 20_000; i++)
        {
            var value = LongTailed(random);
            if (seen.Add(value))
            {
                singletons.Add(value);
            }
            else
            {
                singletons.Remove(value);
            }
        }
        for (var i = 0; i < 20_000; i++)
        {
            unseen += seen.Contains(LongTailed(random)) ? 0 : 1;
        }
        var result = UnseenCategories.Test(unseen, 20_000, singletons.Count, 20_000);
        result.ExpectedShare.ShouldBeWithin(result.Share, relative: 0.15);
    }

    [Fact]
    public void Bad_counts_are_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => UnseenCategories.Test(3, 2, 1, 10)).ParamName.ShouldBe("unseen");
        Should.Throw<ArgumentOutOfRangeException>(() => UnseenCategories.Test(1, 2, 11, 10)).ParamName.ShouldBe("baselineSingletons");
        Should.Throw<ArgumentOutOfRangeException>(() => UnseenCategories.Test(1, 2, 0, 0)).ParamName.ShouldBe("baselineSize");
    }

    private static int LongTailed(Random random) => (int)Math.Pow(1 - random.NextDouble(), -1.2);
}
