using ModelMonitor.Detection;
using ModelMonitor.Statistics;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

public class UsualLevelTests
{
    [Theory]
    [InlineData(20)]
    [InlineData(30)]
    public void Windows_like_those_before_have_honest_p_values(int windows)
    {
        var random = new Random(windows);
        var pValues = new List<double>();
        for (var trial = 0; trial < 20_000; trial++)
        {
            var level = UsualLevel.Of([.. Enumerable.Range(0, windows).Select(_ => Windows.Gauss(random))], noise: 0);
            pValues.Add(level.PValue(Windows.Gauss(random), noise: 0, Alternative.TwoSided));
        }

        pValues.ShouldBeHonest();
    }

    /// <summary>The wild ones are 2 of 20, the tenth that is trimmed on one side: the center stays within two standard errors, 2/sqrt(20).</summary>
    [Fact]
    public void A_tenth_of_wild_windows_changes_little()
    {
        var random = new Random(1);
        double[] values = [.. Enumerable.Range(0, 18).Select(_ => Windows.Gauss(random)), 1e6, 1e7];

        var level = UsualLevel.Of(values, noise: 0);

        Math.Abs(level.Center).ShouldBeLessThan(2 / Math.Sqrt(20));
        level.PValue(10, noise: 0, Alternative.Greater).ShouldBeLessThan(1e-3);
    }

    [Fact]
    public void Windows_that_were_all_alike_still_vary_by_the_sampling_of_their_rows() =>
        UsualLevel.Of(new double[20], noise: 1).PValue(2, noise: 1, Alternative.TwoSided).ShouldBeInRange(0.05, 0.15);

    [Fact]
    public void A_constant_without_noise_is_judged_without_an_undefined_number()
    {
        var level = UsualLevel.Of(new double[20], noise: 0);

        level.PValue(0, noise: 0, Alternative.TwoSided).ShouldBe(1);
        level.PValue(1, noise: 0, Alternative.Greater).ShouldBe(0);
    }
}
