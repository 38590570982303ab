using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace ModelMonitor.Statistics.Tests;

/// <summary>Functions and distributions of MathNet that statistics build on, and what takes their place where they fall short.</summary>
public sealed class UnderlyingFunctionTests
{
    private static readonly ReferenceFile Reference = new("special_functions");

    [Fact]
    public void Normal_distribution() => Agrees("norm_cdf", args => Tails.Normal(-args[0]), 1e-12);

    [Fact]
    public void Error_function() => Agrees("erf", args => SpecialFunctions.Erf(args[0]), 1e-12);

    [Theory]
    [InlineData("gammaln")]
    [InlineData("gammaln_random")]
    public void Logarithm_of_the_gamma_function(string name) => Agrees(name, args => SpecialFunctions.GammaLn(args[0]), 1e-10, absolute: 1e-13);

    [Theory]
    [InlineData("chi2_ppf")]
    [InlineData("chi2_ppf_random")]
    public void Chi_square_quantile(string name) => Agrees(name, args => ChiSquared.InvCDF(args[1], args[0]), 1e-8);

    [Theory]
    [InlineData("gammainc_p")]
    [InlineData("gammainc_p_random")]
    public void Lower_incomplete_gamma_integral(string name) => Agrees(name, args => SpecialFunctions.GammaLowerRegularized(args[0], args[1]), 1e-10);

    [Fact]
    public void Upper_incomplete_gamma_integral() => Agrees("gammainc_q", args => Tails.ChiSquared(2 * args[1], 2 * args[0]), 1e-10);

    [Theory]
    [InlineData("t_ppf")]
    [InlineData("t_ppf_random")]
    public void Student_quantile(string name) => Agrees(name, args => StudentT.InvCDF(0, 1, args[1], args[0]), 1e-8, absolute: 1e-9);

    [Theory]
    [InlineData("f_sf")]
    [InlineData("f_sf_random")]
    public void F_tail(string name)
        => Agrees(name, args => SpecialFunctions.BetaRegularized(args[2] / 2, args[1] / 2, args[2] / (args[2] + args[1] * args[0])), 1e-10);

    [Fact]
    public void Binomial_distribution()
        => Agrees("binom_cdf", args => args[0] >= args[1] ? 1 : SpecialFunctions.BetaRegularized(args[1] - args[0], args[0] + 1, 1 - args[2]), 1e-10);

    [Fact]
    public void Binomial_tail()
        => Agrees("binom_sf", args => args[0] >= args[1] ? 0 : SpecialFunctions.BetaRegularized(args[0] + 1, args[1] - args[0], args[2]), 1e-10);

    [Fact]
    public void Poisson_tail() => Agrees("poisson_sf", args => SpecialFunctions.GammaLowerRegularized(args[0] + 1, args[1]), 1e-10);

    [Fact]
    public void Hypergeometric_probability()
        => Agrees("hypergeom_pmf", args => Hypergeometric.PMF((int)args[1], (int)args[2], (int)args[3], (int)args[0]), 1e-9);

    [Theory]
    [InlineData(1e-300)]
    [InlineData(-1e-17)]
    [InlineData(3e-9)]
    [InlineData(-0.02)]
    [InlineData(0.3)]
    [InlineData(-0.9)]
    [InlineData(40)]
    public void Near_zero_nothing_cancels(double x)
    {
        // By the inverse hyperbolic tangent and the hyperbolic sine, which do not cancel either.
        NearZero.LogOnePlus(x).ShouldBeWithin(2 * Math.Atanh(x / (2 + x)), 1e-14, absolute: 0);
        NearZero.ExpMinusOne(x).ShouldBeWithin(2 * Math.Exp(x / 2) * Math.Sinh(x / 2), 1e-14, absolute: 0);
    }

    [Fact]
    public void Far_from_zero_the_limits_are_reached()
    {
        NearZero.ExpMinusOne(double.NegativeInfinity).ShouldBe(-1);
        NearZero.ExpMinusOne(double.PositiveInfinity).ShouldBe(double.PositiveInfinity);
        NearZero.LogOnePlus(-1).ShouldBe(double.NegativeInfinity);
        NearZero.LogOnePlus(double.PositiveInfinity).ShouldBe(double.PositiveInfinity);
    }

    private static void Agrees(string name, Func<double[], double> function, double tolerance, double absolute = 1e-290)
    {
        var item = Reference[name];
        var values = item.GetProperty("expected").Numbers("values");
        var row = 0;
        foreach (var args in item.GetProperty("inputs").GetProperty("args").EnumerateArray())
        {
            double[] arguments = [.. args.EnumerateArray().Select(JsonNumbers.Number)];
            function(arguments).ShouldBeWithin(values[row], tolerance, absolute, $"{name}({args})");
            row++;
        }
        row.ShouldBe(values.Length);
    }
}
