using System.Text.Json;

namespace ModelMonitor.Statistics.Tests;

public sealed class ProportionIntervalTests
{
    private static readonly ReferenceFile Reference = new("proportions");

    public static TheoryData<string> Cases => Reference.NamesWhere((name, _) => name.StartsWith("ci_", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Intervals_agree_with_statsmodels(string name)
    {
        var inputs = Reference[name].GetProperty("inputs");
        var (k, n, confidence) = ((long)inputs.Number("count"), (long)inputs.Number("n"), 1 - inputs.Number("alpha"));
        var expected = Reference[name].GetProperty("expected");

        Agrees(WilsonInterval.Of(k, n, confidence), expected.GetProperty("wilson"), "Wilson");
        Agrees(WaldInterval.Of(k, n, confidence), expected.GetProperty("wald"), "Wald");
        Agrees(AgrestiCoullInterval.Of(k, n, confidence), expected.GetProperty("agresti_coull"), "Agresti-Coull");
        Agrees(ClopperPearsonInterval.Of(k, n, confidence), expected.GetProperty("clopper_pearson"), "Clopper-Pearson");
        Agrees(JeffreysInterval.Of(k, n, confidence), expected.GetProperty("jeffreys"), "Jeffreys");
    }

    [Fact]
    public void Golden_values_of_Wilson()
    {
        WilsonInterval.Of(0, 10).Low.ShouldBe(0);
        WilsonInterval.Of(0, 10).High.ShouldBe(0.277533, 1e-6);
        WilsonInterval.Of(9, 10).Low.ShouldBe(0.595850, 1e-6);
        WilsonInterval.Of(9, 10).High.ShouldBe(0.982124, 1e-6);
        WilsonInterval.Of(450, 500).Low.ShouldBe(0.870578, 1e-6);
        WilsonInterval.Of(450, 500).High.ShouldBe(0.923322, 1e-6);
        WilsonInterval.Of(10, 10).High.ShouldBe(1);
    }

    [Fact]
    public void The_exact_upper_limit_without_successes_has_a_closed_form()
    {
        // 1 − (α/2)^(1/n)
        ClopperPearsonInterval.Of(0, 1_000_000).High.ShouldBeWithin(-Math.Log(0.025) / 1e6, 1e-5, absolute: 0);
        ClopperPearsonInterval.Of(7, 7).Low.ShouldBeWithin(Math.Pow(0.025, 1.0 / 7), 1e-12, absolute: 0);
    }

    [Fact]
    public void Without_trials_nothing_is_known()
    {
        var everything = new ProportionInterval(0, 1);
        WilsonInterval.Of(0, 0).ShouldBe(everything);
        WaldInterval.Of(0, 0).ShouldBe(everything);
        AgrestiCoullInterval.Of(0, 0).ShouldBe(everything);
        ClopperPearsonInterval.Of(0, 0).ShouldBe(everything);
        JeffreysInterval.Of(0, 0).ShouldBe(everything);
    }

    [Fact]
    public void Successes_and_failures_mirror_each_other()
    {
        for (var k = 0; k <= 20; k++)
        {
            foreach (var of in new Func<long, long, double, ProportionInterval>[]
                { WilsonInterval.Of, WaldInterval.Of, AgrestiCoullInterval.Of, ClopperPearsonInterval.Of, JeffreysInterval.Of })
            {
                var interval = of(k, 20, 0.9);
                var mirrored = of(20 - k, 20, 0.9);
                interval.Low.ShouldBe(1 - mirrored.High, 1e-12);
                interval.Low.ShouldBeInRange(0, interval.High);
                if (k is > 0 and < 20)
                {
                    (interval.Low < k / 20.0 && k / 20.0 < interval.High).ShouldBeTrue();
                }
            }
        }
    }

    [Fact]
    public void Bad_arguments_are_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => WilsonInterval.Of(3, 2)).ParamName.ShouldBe("successes");
        Should.Throw<ArgumentOutOfRangeException>(() => WilsonInterval.Of(0, -1)).ParamName.ShouldBe("trials");
        Should.Throw<ArgumentOutOfRangeException>(() => JeffreysInterval.Of(1, 2, 1)).ParamName.ShouldBe("confidence");
        Should.Throw<ArgumentOutOfRangeException>(() => WaldInterval.Of(1, 2, double.NaN)).ParamName.ShouldBe("confidence");
    }

    private static void Agrees(ProportionInterval actual, JsonElement expected, string what)
    {
        actual.Low.ShouldBeWithin(expected.Number("low"), 1e-9, what: what + " low");
        actual.High.ShouldBeWithin(expected.Number("high"), 1e-9, what: what + " high");
    }
}
