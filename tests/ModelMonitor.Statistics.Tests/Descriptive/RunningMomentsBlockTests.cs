namespace ModelMonitor.Statistics.Tests;

/// <summary>Many values at once.</summary>
public sealed class RunningMomentsBlockTests
{
    private static readonly ReferenceFile Reference = new("univariate");

    public static TheoryData<string> Cases => Reference.NamesWhere((_, item) => item.GetProperty("expected").Has("descriptive_exact"));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Moments_agree_with_rational_arithmetic(string name)
    {
        var moments = new RunningMoments();
        moments.Add(Reference[name].GetProperty("inputs").Numbers("x"));
        var expected = Reference[name].GetProperty("expected").GetProperty("descriptive_exact");
        moments.Mean.ShouldBeWithin(expected.Number("mean"), 1e-15, what: "mean");
        moments.Variance.ShouldBeWithin(expected.Number("variance_ddof1"), 1e-12, what: "variance");
        moments.Skewness.ShouldBeWithin(expected.Number("skewness_biased"), 1e-9, absolute: 1e-12, what: "skewness");
        moments.ExcessKurtosis.ShouldBeWithin(expected.Number("kurtosis_excess_biased"), 1e-9, absolute: 1e-12, what: "kurtosis");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(5000)]
    public void The_result_is_that_of_one_by_one(int size)
    {
        var random = new Random(size);
        var values = Array.ConvertAll(new double[size], _ => 3 + Math.Pow(random.NextDouble(), 3));
        var (atOnce, oneByOne) = (new RunningMoments(), new RunningMoments());
        atOnce.Add(2);
        atOnce.Add(values);
        oneByOne.Add(2);
        foreach (var value in values)
        {
            oneByOne.Add(value);
        }
        atOnce.Count.ShouldBe(size + 1);
        atOnce.Mean.ShouldBeWithin(oneByOne.Mean, 1e-12);
        atOnce.M2.ShouldBeWithin(oneByOne.M2, 1e-12);
        atOnce.M3.ShouldBeWithin(oneByOne.M3, 1e-12, absolute: 1e-12 * oneByOne.M2);
        atOnce.M4.ShouldBeWithin(oneByOne.M4, 1e-12);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-1e9 / 3)]
    [InlineData(1e100 / 3)]
    [InlineData(1e-300 / 3)]
    public void Equal_values_have_no_deviations_at_all(double value)
    {
        foreach (var size in new[] { 2, 3, 10, 999, 1024, 4000 })
        {
            var values = new double[size];
            Array.Fill(values, value);
            var moments = new RunningMoments();
            moments.Add(values);
            (moments.Mean, moments.M2, moments.M3, moments.M4).ShouldBe((value, 0.0, 0.0, 0.0));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Values_that_are_not_finite_are_named_and_nothing_is_added(double value)
    {
        foreach (var position in new[] { 0, 5, 1024, 2999 })
        {
            var values = new double[3000];
            values[position] = value;
            var moments = new RunningMoments(2, 1, 2, 3, 4);
            var before = moments;
            var refused = Should.Throw<ArgumentException>(() => moments.Add(values));
            refused.ParamName.ShouldBe("values");
            refused.Message.ShouldStartWith($"Value {position} is ");
            moments.ShouldBe(before);
        }
    }

    [Fact]
    public void No_values_change_nothing()
    {
        var moments = new RunningMoments();
        moments.Add([]);
        moments.ShouldBe(new RunningMoments());
    }
}
