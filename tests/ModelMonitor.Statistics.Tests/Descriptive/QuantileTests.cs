namespace ModelMonitor.Statistics.Tests;

public sealed class QuantileTests
{
    private static readonly ReferenceFile Reference = new("univariate");
    private static readonly double[] Probabilities = [0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1];

    public static TheoryData<string> Cases => Reference.NamesWhere((_, _) => true);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_type_agrees_with_numpy(string name)
    {
        var sample = Reference[name].GetProperty("inputs").Numbers("x");
        var sorted = sample.Order().ToArray();
        var types = Reference[name].GetProperty("expected").GetProperty("quantiles").EnumerateObject().ToArray();
        types.Length.ShouldBe(Enum.GetValues<QuantileMethod>().Length);
        foreach (var type in types)
        {
            var method = Enum.Parse<QuantileMethod>(type.Name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
            for (var i = 0; i < Probabilities.Length; i++)
            {
                var expected = type.Value[i].Number();
                Quantile.OfSorted(sorted, Probabilities[i], method).ShouldBeWithin(expected, 1e-12, what: $"{type.Name} at {Probabilities[i]}");
                Quantile.Of(sample, Probabilities[i], method).ShouldBeWithin(expected, 1e-12, what: $"{type.Name} at {Probabilities[i]}");
            }
        }
    }

    [Fact]
    public void A_product_that_is_rounded_above_a_rank_means_the_rank()
    {
        var sorted = Enumerable.Range(1, 100).Select(i => (double)i).ToArray();
        (0.07 * 100).ShouldBeGreaterThan(7);
        Quantile.OfSorted(sorted, 0.07, QuantileMethod.InvertedCdf).ShouldBe(7);
        for (var rank = 1; rank <= 100; rank++)
        {
            Quantile.OfSorted(sorted, rank / 100.0, QuantileMethod.InvertedCdf).ShouldBe(rank);
        }
    }

    [Fact]
    public void Quantiles_grow_with_p_stay_within_the_sample_and_mirror()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            var sorted = pair.X.Order().ToArray();
            var mirrored = sorted.Select(x => -x).Order().ToArray();
            var slack = 1e-12 * Math.Max(Math.Abs(sorted[0]), Math.Abs(sorted[^1]));
            return Enum.GetValues<QuantileMethod>().All(method =>
            {
                var values = Probabilities.Select(p => Quantile.OfSorted(sorted, p, method)).ToArray();
                var symmetric = method is QuantileMethod.InvertedCdf or QuantileMethod.Lower or QuantileMethod.Higher
                    || Math.Abs(Quantile.OfSorted(mirrored, 0.9, method) + Quantile.OfSorted(sorted, 0.1, method)) <= slack;
                return symmetric
                    && values[0] == sorted[0]
                    && values[^1] == sorted[^1]
                    && values.Zip(values.Skip(1)).All(step => step.First <= step.Second + slack);
            });
        });

    [Fact]
    public void The_sample_stays_as_it_is()
    {
        double[] sample = [3, 1, 2];
        Quantile.Of(sample, 0.5).ShouldBe(2);
        sample.ShouldBe([3, 1, 2]);
    }

    [Fact]
    public void Bad_input_is_refused_with_a_reason()
    {
        Should.Throw<ArgumentException>(() => Quantile.OfSorted([], 0.5)).Message.ShouldContain("0 values");
        Should.Throw<ArgumentException>(() => Quantile.OfSorted([double.NaN, 1], 0.5)).Message.ShouldContain("NaN");
        Should.Throw<ArgumentException>(() => Quantile.OfSorted([1, double.PositiveInfinity], 0.5)).ParamName.ShouldBe("sorted");
        Should.Throw<ArgumentException>(() => Quantile.OfSorted([2, 1], 0.5)).Message.ShouldContain("Sort");
        Should.Throw<ArgumentException>(() => Quantile.Of([1, double.NaN, 2], 0.5)).Message.ShouldContain("Value 1");
        Should.Throw<ArgumentOutOfRangeException>(() => Quantile.Of([1], double.NaN)).ParamName.ShouldBe("probability");
        Should.Throw<ArgumentOutOfRangeException>(() => Quantile.Of([1], -0.1));
        Should.Throw<ArgumentOutOfRangeException>(() => Quantile.Of([1], 1.1));
        Should.Throw<ArgumentOutOfRangeException>(() => Quantile.Of([1], 0.5, (QuantileMethod)99)).ParamName.ShouldBe("method");
    }

    [Fact]
    public void Quantiles_of_a_sample_wider_than_the_largest_double_are_finite()
    {
        double[] sorted = [-1e308, 1e308, 1.1e308, 1.7e308];
        Quantile.OfSorted(sorted, 0).ShouldBe(-1e308);
        Quantile.OfSorted(sorted, 1.0 / 6).ShouldBe(0, 1e293);
        Quantile.OfSorted(sorted, 0, QuantileMethod.InvertedCdf).ShouldBe(-1e308);
        Quantile.OfSorted(sorted, 1).ShouldBe(1.7e308);
    }
}
