namespace ModelMonitor.Statistics.Tests;

public sealed class AdjustedPValueTests
{
    private static readonly ReferenceFile Reference = new("multiple_testing");

    private delegate void Correction(ReadOnlySpan<double> p, Span<double> adjusted);

    public static TheoryData<string> Cases => Reference.NamesWhere((_, _) => true);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Bonferroni_agrees_with_statsmodels(string name) => Agrees(name, "bonferroni", Bonferroni.Adjust);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Holm_agrees_with_statsmodels(string name) => Agrees(name, "holm", Holm.Adjust);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Benjamini_Hochberg_agrees_with_statsmodels(string name) => Agrees(name, "fdr_bh", BenjaminiHochberg.Adjust);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Benjamini_Yekutieli_agrees_with_statsmodels(string name) => Agrees(name, "fdr_by", BenjaminiYekutieli.Adjust);

    [Fact]
    public void P_values_may_be_adjusted_in_place()
    {
        foreach (var adjust in new Correction[] { Bonferroni.Adjust, Holm.Adjust, BenjaminiHochberg.Adjust, BenjaminiYekutieli.Adjust })
        {
            double[] p = [0.04, 0.001, 0.3, 0.02], separate = new double[4];
            adjust(p, separate);
            adjust(p, p);
            p.ShouldBe(separate);
        }
    }

    [Fact]
    public void Adjusted_p_values_keep_the_order_and_are_not_smaller()
    {
        var random = new Random(3);
        for (var trial = 0; trial < 200; trial++)
        {
            var p = Enumerable.Range(0, 1 + random.Next(30)).Select(_ => Math.Pow(random.NextDouble(), 3)).ToArray();
            var (bonferroni, holm, bh, by) = (new double[p.Length], new double[p.Length], new double[p.Length], new double[p.Length]);
            Bonferroni.Adjust(p, bonferroni);
            Holm.Adjust(p, holm);
            BenjaminiHochberg.Adjust(p, bh);
            BenjaminiYekutieli.Adjust(p, by);
            for (var i = 0; i < p.Length; i++)
            {
                // Holm rejects all that Bonferroni rejects, BH all that Holm and BY reject.
                holm[i].ShouldBeLessThanOrEqualTo(bonferroni[i]);
                bh[i].ShouldBeLessThanOrEqualTo(holm[i] + 1e-15);
                bh[i].ShouldBeLessThanOrEqualTo(by[i] + 1e-15);
                bh[i].ShouldBeGreaterThanOrEqualTo(p[i] - 1e-15);
                bh[i].ShouldBeLessThanOrEqualTo(1);
            }
        }
    }

    [Fact]
    public void No_tests_need_no_adjustment() => BenjaminiHochberg.Adjust([], []);

    [Fact]
    public void Bad_p_values_are_named()
    {
        var room = new double[2];
        Should.Throw<ArgumentException>(() => BenjaminiHochberg.Adjust([0.1, double.NaN], room)).Message.ShouldContain("p-value 1 is NaN");
        Should.Throw<ArgumentException>(() => Holm.Adjust([0.1, 1.5], room)).ParamName.ShouldBe("p");
        Should.Throw<ArgumentException>(() => Bonferroni.Adjust([0.1], room)).ParamName.ShouldBe("adjusted");
    }

    private static void Agrees(string name, string method, Correction adjust)
    {
        var item = Reference[name];
        var p = item.GetProperty("inputs").Numbers("pvalues");
        var alpha = item.GetProperty("params").Number("alpha");
        var expected = item.GetProperty("expected").GetProperty(method);
        var reject = expected.GetProperty("reject").EnumerateArray().Select(value => value.GetBoolean()).ToArray();
        var actual = new double[p.Length];

        adjust(p, actual);

        var adjusted = expected.Numbers("adjusted");
        for (var i = 0; i < p.Length; i++)
        {
            actual[i].ShouldBeWithin(adjusted[i], 1e-12, absolute: 0, what: $"{method} {i}");
            if (Math.Abs(adjusted[i] - alpha) > 1e-12)
            {
                (actual[i] <= alpha).ShouldBe(reject[i]);
            }
        }
    }
}
