using MathNet.Numerics;

namespace ModelMonitor.Statistics.Tests;

public sealed class GammaRatioTests
{
    [Fact]
    public void Whole_steps_are_a_product()
    {
        foreach (var a in new[] { 0.01, 0.5, 3.25, 7.999, 8, 250.5 })
        {
            var log = 0.0;
            for (var n = 0; n < 60; n++)
            {
                GammaRatio.Log(a, n).ShouldBeWithin(log, 1e-13, 2e-12, $"ln of gamma({a} + {n})/gamma({a})");
                log += Math.Log(a + n);
            }
        }
    }

    [Fact]
    public void Any_steps_agree_with_the_difference_of_logarithms()
    {
        for (var a = 0.003; a < 1e4; a *= 2.3)
        {
            for (var n = 0.1; n < 1e5; n *= 3.1)
            {
                var expected = SpecialFunctions.GammaLn(a + n) - SpecialFunctions.GammaLn(a);
                // The difference itself is good to some 1e-15 of its parts.
                GammaRatio.Log(a, n).ShouldBeWithin(expected, 1e-14, 1e-15 * SpecialFunctions.GammaLn(a + n + 10) * 10 + 2e-12, $"{a}, {n}");
            }
        }
    }
}
