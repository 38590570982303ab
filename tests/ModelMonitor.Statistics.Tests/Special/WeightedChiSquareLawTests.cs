namespace ModelMonitor.Statistics.Tests;

public sealed class WeightedChiSquareLawTests
{
    // What the type promises, of the tail or of its complement.
    private const double Promise = 1e-5;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(101)]
    public void Equal_weights_are_a_chi_squared_variable(int degrees)
    {
        for (var deviation = -1.4; deviation < 40; deviation += 0.2)
        {
            var x = Math.Max(1e-3, degrees + deviation * Math.Sqrt(2 * degrees));
            var expected = Tails.ChiSquared(x, degrees);
            var split = WeightedChiSquareLaw.UpperTail(3 * x, [3, 3], [1, degrees - 1]);
            Check(split, expected, $"P(χ²({degrees}) ≥ {x})");
            WeightedChiSquareLaw.UpperTail(x, [1], [degrees]).ShouldBeWithin(split, 1e-9);
        }
    }

    [Theory]
    [InlineData(1, 0.6, 0.05)]
    [InlineData(1, 0.99, 0.2)]
    [InlineData(5, 0.1, 0.05)]
    public void Pairs_of_degrees_are_a_sum_of_exponentials(double a, double b, double c)
    {
        double[] w = [a, b, c];
        for (var x = 0.05; x < 60; x *= 1.2)
        {
            // The sum of independent exponential variables of means 2w, by partial fractions.
            var expected = 0.0;
            for (var i = 0; i < 3; i++)
            {
                var (j, k) = ((i + 1) % 3, (i + 2) % 3);
                expected += w[i] * w[i] / ((w[i] - w[j]) * (w[i] - w[k])) * Math.Exp(-x / (2 * w[i]));
            }
            Check(WeightedChiSquareLaw.UpperTail(x, w, [2, 2, 2]), expected, $"P(Q ≥ {x})");
        }
    }

    [Theory]
    [InlineData(new[] { 1.05, 0.65, 0.2, 0.06, 0.05 }, new[] { 1, 1, 1, 1, 9 }, 0.002)]
    [InlineData(new[] { 1.0, 0.65, 0.05 }, new[] { 1, 1, 22 }, 0.002)]
    [InlineData(new[] { 1.0, 0.6, 0.05 }, new[] { 1, 1, 2 }, 0.002)]
    [InlineData(new[] { 1.0, 0.9, 0.8, 0.1 }, new[] { 1, 1, 3, 7 }, 0.002)]
    [InlineData(new[] { 1.5, 0.1, 0.02, 0.02, 0.05 }, new[] { 1, 1, 1, 1, 7 }, 0.012)]
    [InlineData(new[] { 1.65 }, new[] { 1 }, 0.012)]
    public void Two_terms_of_the_integral_do_below_the_mean(double[] weights, int[] degrees, double tolerance)
    {
        var mean = weights.Zip(degrees, (w, d) => w * d).Sum();
        for (var share = 1e-6; share < 1; share = Math.Min(share * 1.3, share + 0.0013))
        {
            WeightedChiSquareLaw.RoughUpperTail(share * mean, weights, degrees)
                .ShouldBe(WeightedChiSquareLaw.UpperTail(share * mean, weights, degrees), tolerance, $"P(Q ≥ {share} of the mean)");
        }
    }

    [Theory]
    [InlineData(new[] { 1.05, 0.65, 0.2, 0.06, 0.05 }, new[] { 1, 1, 1, 1, 9 })]
    [InlineData(new[] { 1.0, 0.65, 0.05 }, new[] { 1, 1, 22 })]
    [InlineData(new[] { 1.0, 0.1 }, new[] { 1, 300 })]
    [InlineData(new[] { 1.0, 0.9, 0.8, 0.1 }, new[] { 1, 1, 3, 7 })]
    public void Mixed_weights_agree_with_Imhofs_integral(double[] weights, int[] degrees)
    {
        var mean = weights.Zip(degrees, (w, d) => w * d).Sum();
        var deviation = Math.Sqrt(weights.Zip(degrees, (w, d) => 2 * w * w * d).Sum());
        foreach (var x in new[] { 0.3 * mean, 0.8 * mean, mean, mean + deviation, mean + 3 * deviation, mean + 7 * deviation })
        {
            // The integral is good to some 1e-11, whatever the tail.
            WeightedChiSquareLaw.UpperTail(x, weights, degrees).ShouldBeWithin(Imhof(x, weights, degrees), Promise, 1e-11, $"P(Q ≥ {x})");
        }
    }

    [Fact]
    public void Degrees_left_out_are_one_each_and_weights_of_zero_add_nothing()
    {
        var expected = WeightedChiSquareLaw.UpperTail(3, [1, 0.5], [1, 1]);
        WeightedChiSquareLaw.UpperTail(3, [1, 0.5]).ShouldBe(expected);
        WeightedChiSquareLaw.UpperTail(3, [0, 1, 0.5]).ShouldBe(expected, 1e-15);
        WeightedChiSquareLaw.UpperTail(3, [7, 1, 0.5], [0, 1, 1]).ShouldBe(expected, 1e-9);
    }

    [Fact]
    public void Ends_of_the_range()
    {
        WeightedChiSquareLaw.UpperTail(0, [1]).ShouldBe(1);
        WeightedChiSquareLaw.UpperTail(1, [0]).ShouldBe(0);
        WeightedChiSquareLaw.UpperTail(1, []).ShouldBe(0);
        WeightedChiSquareLaw.UpperTail(double.PositiveInfinity, [1]).ShouldBe(0);
        WeightedChiSquareLaw.UpperTail(1e6, [1, 0.5]).ShouldBe(0);
        WeightedChiSquareLaw.UpperTail(1e-300, [1, 0.5]).ShouldBe(1);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => WeightedChiSquareLaw.UpperTail(1, [-1])).ParamName.ShouldBe("weights");
        Should.Throw<ArgumentException>(() => WeightedChiSquareLaw.UpperTail(1, [double.NaN])).ParamName.ShouldBe("weights");
        Should.Throw<ArgumentException>(() => WeightedChiSquareLaw.UpperTail(1, [1], [-1])).ParamName.ShouldBe("degreesOfFreedom");
        Should.Throw<ArgumentException>(() => WeightedChiSquareLaw.UpperTail(1, [1], [1, 2])).ParamName.ShouldBe("degreesOfFreedom");
        Should.Throw<ArgumentOutOfRangeException>(() => WeightedChiSquareLaw.UpperTail(double.NaN, [1])).ParamName.ShouldBe("x");
    }

    private static void Check(double actual, double expected, string what)
    {
        actual.ShouldBeWithin(expected, Promise, 1e-300, what);
        // Differences of numbers next to 1 have 1e-16 of their own.
        (1 - actual).ShouldBeWithin(1 - expected, Promise, 1e-13, what);
    }

    // P(Q ≥ x) = ½ + 1/π ∫ sin θ(u) / (u·ρ(u)) du (Imhof 1961), by Simpson's rule in t where u = e^t: smooth at both ends.
    private static double Imhof(double x, double[] weights, int[] degrees)
    {
        const double From = -40, Step = 1e-4;
        var to = Math.Log(1e7);
        var sum = 0.0;
        var points = (int)((to - From) / Step);
        for (var i = 0; i <= points; i++)
        {
            var u = Math.Exp(From + i * Step);
            var (theta, logRho) = (-x * u / 2, 0.0);
            for (var j = 0; j < weights.Length; j++)
            {
                theta += degrees[j] * Math.Atan(weights[j] * u) / 2;
                logRho += degrees[j] * Math.Log(1 + weights[j] * weights[j] * u * u) / 4;
            }
            sum += (i == 0 || i == points ? 1 : (i & 1) == 1 ? 4 : 2) * Math.Sin(theta) * Math.Exp(-logRho);
        }
        return 0.5 + sum * Step / 3 / Math.PI;
    }
}
