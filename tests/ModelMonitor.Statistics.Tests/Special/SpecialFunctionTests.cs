using MathNet.Numerics;

namespace ModelMonitor.Statistics.Tests;

/// <summary>What p-values, quantiles and intervals are made of, far into the tails.</summary>
public sealed class SpecialFunctionTests
{
    private static readonly ReferenceFile Reference = new("special_functions");

    [Theory]
    [InlineData("norm_sf")]
    [InlineData("norm_sf_random")]
    public void Normal_tail(string name) => Agrees(name, args => Tails.Normal(args[0]), 1e-12);

    [Theory]
    [InlineData("erfc")]
    [InlineData("erfc_random")]
    public void Complementary_error_function(string name) => Agrees(name, args => SpecialFunctions.Erfc(args[0]), 1e-12);

    // By confidence, as intervals ask for it; confidences closer to 1 than 1e-6 round the tail itself.
    [Theory]
    [InlineData("norm_ppf")]
    [InlineData("norm_ppf_random")]
    public void Normal_quantile(string name)
        => Agrees(
            name,
            args => args[0] < 0.5 ? -Tails.NormalCritical(1 - 2 * args[0]) : Tails.NormalCritical(2 * args[0] - 1),
            1e-10,
            args => args[0] is > 1e-6 and < 1 - 1e-6);

    [Theory]
    [InlineData("chi2_sf")]
    [InlineData("chi2_sf_random")]
    public void Chi_square_tail(string name) => Agrees(name, args => Tails.ChiSquared(args[0], args[1]), 1e-10);

    [Theory]
    [InlineData("t_sf")]
    [InlineData("t_sf_random")]
    public void Student_tail(string name)
        => Agrees(name, args => args[0] < 0 ? 1 - Tails.StudentTwoSided(args[0], args[1]) / 2 : Tails.StudentTwoSided(args[0], args[1]) / 2, 1e-10);

    [Theory]
    [InlineData("betainc")]
    [InlineData("betainc_random")]
    public void Regularised_incomplete_beta_integral(string name)
        => Agrees(name, args => SpecialFunctions.BetaRegularized(args[0], args[1], args[2]), 1e-10);

    [Theory]
    [InlineData("beta_ppf")]
    [InlineData("beta_ppf_random")]
    public void Beta_quantile(string name) => Agrees(name, args => BetaDistribution.Quantile(args[1], args[2], args[0]), 1e-10);

    [Theory]
    [InlineData("digamma")]
    public void Digamma(string name) => Agrees(name, args => SpecialFunctions.DiGamma(args[0]), 1e-12);

    [Theory]
    [InlineData("kolmogorov_limit_sf")]
    [InlineData("kolmogorov_limit_sf_random")]
    public void Kolmogorov_tail(string name) => Agrees(name, args => KolmogorovDistribution.UpperTail(args[0]), 1e-12);

    [Theory]
    [InlineData("kstwo_sf")]
    [InlineData("kstwo_sf_random")]
    public void Corrected_Kolmogorov_law_is_close_to_the_finite_one_from_an_effective_size_of_thirty(string name)
    {
        var item = Reference[name];
        var values = item.GetProperty("expected").Numbers("values");
        var row = 0;
        foreach (var args in item.GetProperty("inputs").GetProperty("args").EnumerateArray())
        {
            var (d, n) = (args[0].GetDouble(), args[1].GetDouble());
            if (n >= 30)
            {
                // With an enormous second sample the effective size is the first.
                KolmogorovSmirnovLaw.Asymptotic(n, 1e300, d).ShouldBeWithin(values[row], 0, absolute: 3.6e-4, what: $"{d}, {n}");
            }
            row++;
        }
    }

    private static void Agrees(string name, Func<double[], double> function, double tolerance, Func<double[], bool>? selects = null)
    {
        var item = Reference[name];
        var values = item.GetProperty("expected").Numbers("values");
        var row = 0;
        foreach (var args in item.GetProperty("inputs").GetProperty("args").EnumerateArray())
        {
            double[] arguments = [.. args.EnumerateArray().Select(JsonNumbers.Number)];
            if (selects?.Invoke(arguments) ?? true)
            {
                // Upper tails beyond 1e-290 may underflow.
                function(arguments).ShouldBeWithin(values[row], tolerance, absolute: 1e-290, what: $"{name}({args})");
            }
            row++;
        }
        row.ShouldBe(values.Length);
    }
}
