namespace ModelMonitor.Statistics.Tests;

public sealed class ChiSquarePermutationTests
{
    [Fact]
    public void Two_categories_give_Fishers_exact_p_value()
    {
        // Both order the tables of equal sides by how far they are from the middle.
        var exact = FisherExact.Test(9, 3, 4, 8).PValue;
        var result = ChiSquare.Permutation([9, 3], [4, 8], seed: 1, permutations: 20_000);
        result.PValue.ShouldBe(exact, 3.3 * Math.Sqrt(exact * (1 - exact) / 20_000));
        result.Statistic.ShouldBeWithin(ChiSquare.Test([9, 3, 4, 8], 2).Statistic, 1e-12);
        (result.Permutations, result.Seed, result.Total).ShouldBe((20_000, 1, 24));
    }

    [Fact]
    public void Dense_tables_give_the_p_value_of_the_chi_square_law()
    {
        long[] baseline = [200, 120, 80, 60], live = [90, 80, 40, 45];
        var law = ChiSquare.Homogeneity(baseline, live);
        var result = ChiSquare.Permutation(baseline, live, seed: 2, permutations: 4_000);
        result.PValue.ShouldBe(law.PValue, 0.02);
        result.CramersV.ShouldBeWithin(law.CramersV, 1e-12);
    }

    [Fact]
    public void The_rarest_table_of_sparse_categories_has_the_probability_of_its_deal()
    {
        // Six categories of one: of C(6, 3) = 20 deals all give the same X², so nothing is surprising.
        ChiSquare.Permutation([1, 1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 1], seed: 3).PValue.ShouldBe(1);
        // Three of one and three of another: 2 deals of 20 part them.
        ChiSquare.Permutation([3, 0], [0, 3], seed: 4, permutations: 20_000).PValue.ShouldBe(0.1, 0.01);
    }

    [Fact]
    public void The_sides_are_exchangeable_and_the_seed_decides()
    {
        long[] baseline = [12, 3, 0, 1, 2], live = [4, 6, 2, 0, 1];
        var forward = ChiSquare.Permutation(baseline, live, seed: 5);
        ChiSquare.Permutation(baseline, live, seed: 5).ShouldBe(forward);
        ChiSquare.Permutation(live, baseline, seed: 5).PValue.ShouldBe(forward.PValue);
        forward.PValue.ShouldBeGreaterThanOrEqualTo(1.0 / 1000);
    }

    [Fact]
    public void A_single_category_cannot_differ()
        => ChiSquare.Permutation([7, 0], [3, 0], seed: 1).PValue.ShouldBe(1);

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => ChiSquare.Permutation([1, 2], [1], 1)).ParamName.ShouldBe("live");
        Should.Throw<ArgumentException>(() => ChiSquare.Permutation([0], [1], 1)).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentException>(() => ChiSquare.Permutation([long.MaxValue / 2 - 5], [5], 1)).Message.ShouldContain("Homogeneity");
        Should.Throw<ArgumentOutOfRangeException>(() => ChiSquare.Permutation([1], [1], 1, 0)).ParamName.ShouldBe("permutations");
    }
}
