namespace ModelMonitor.Statistics.Tests;

public sealed class EBenjaminiHochbergTests
{
    [Fact]
    public void It_rejects_the_k_largest_with_e_of_at_least_d_over_alpha_k()
    {
        double[] e = [90, 3, 0.2, 60, 45, 0], level = new double[6];
        EBenjaminiHochberg.Adjust(e, level);
        // d = 6: 6/90, 6/(2·60) = 0.05, 6/(3·45) = 0.0444, 6/(4·3) = 0.5; the third carries the first two with it.
        level.ShouldBe([6 / 135.0, 0.5, 1, 6 / 135.0, 6 / 135.0, 1], 1e-15);
    }

    [Fact]
    public void Rejections_follow_the_definition_for_any_evidence()
    {
        var random = new Random(1);
        for (var trial = 0; trial < 300; trial++)
        {
            var e = Enumerable.Range(0, 1 + random.Next(20)).Select(_ => Math.Exp(6 * random.NextDouble() - 1)).ToArray();
            var level = new double[e.Length];
            EBenjaminiHochberg.Adjust(e, level);
            const double alpha = 0.1;
            var sorted = e.OrderDescending().ToArray();
            var k = Enumerable.Range(1, e.Length).LastOrDefault(i => sorted[i - 1] >= e.Length / (alpha * i));
            level.Count(value => value <= alpha).ShouldBe(k);
        }
    }

    [Fact]
    public void Overwhelming_and_missing_evidence_have_levels_too()
    {
        double[] e = [double.PositiveInfinity, 0];
        EBenjaminiHochberg.Adjust(e, e);
        e.ShouldBe([0.0, 1]);
        EBenjaminiHochberg.Adjust([], []);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => EBenjaminiHochberg.Adjust([1, double.NaN], new double[2])).Message.ShouldContain("e-value 1");
        Should.Throw<ArgumentException>(() => EBenjaminiHochberg.Adjust([-1], new double[1])).ParamName.ShouldBe("e");
        Should.Throw<ArgumentException>(() => EBenjaminiHochberg.Adjust([1], new double[2])).ParamName.ShouldBe("adjusted");
    }
}
