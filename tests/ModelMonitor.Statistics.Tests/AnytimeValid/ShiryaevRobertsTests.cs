namespace ModelMonitor.Statistics.Tests;

public sealed class ShiryaevRobertsTests
{
    [Fact]
    public void Evidence_is_the_recursion_of_its_definition()
    {
        var evidence = new ShiryaevRoberts();
        evidence.Evidence.ShouldBe(0);
        var expected = 0.0;
        foreach (var e in new[] { 0.5, 3, 2, 0.1, 40, 1e6, 1e-3 })
        {
            evidence.Update(e);
            expected = (expected + 1) * e;
            evidence.Evidence.ShouldBeWithin(expected, 1e-12);
        }
        evidence.Reset();
        evidence.LogEvidence.ShouldBe(double.NegativeInfinity);
    }

    [Fact]
    public void Evidence_neither_overflows_nor_is_lost()
    {
        var evidence = new ShiryaevRoberts();
        for (var i = 0; i < 1000; i++)
        {
            evidence.Update(1e10);
        }
        evidence.LogEvidence.ShouldBe(1000 * Math.Log(1e10), 1e-6);
        for (var i = 0; i < 2000; i++)
        {
            evidence.Update(1e-10);
        }
        evidence.Evidence.ShouldBe(1e-10, 1e-15);
    }

    [Fact]
    public void Without_bets_it_counts_time() // f = 1 makes R the number of values: the run length to A is A itself.
    {
        var evidence = new ShiryaevRoberts();
        for (var i = 0; i < 500; i++)
        {
            evidence.Update(1);
        }
        evidence.Evidence.ShouldBe(500, 1e-9);
    }

    [Fact]
    public void Bad_e_values_are_named()
    {
        var evidence = new ShiryaevRoberts();
        Should.Throw<ArgumentOutOfRangeException>(() => evidence.Update(0)).ParamName.ShouldBe("eValue");
        Should.Throw<ArgumentOutOfRangeException>(() => evidence.Update(double.NaN)).ParamName.ShouldBe("eValue");
    }
}
