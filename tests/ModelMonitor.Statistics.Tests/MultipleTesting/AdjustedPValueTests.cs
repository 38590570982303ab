namespace ModelMonitor.Statistics.Tests;

public sealed class AdjustedPValueTests
{
    private static readonly ReferenceFile Reference = new("multiple_testing");

    private static readonly Correction[] Corrections =
        [Bonferroni.Adjust, Holm.Adjust, HolmSidak.Adjust, Hommel.Adjust, BenjaminiHochberg.Adjust, BenjaminiYekutieli.Adjust];

    private delegate void Correction(ReadOnlySpan<double> p, Span<double> adjusted);

    public static TheoryData<string> Cases => Reference.NamesWhere((_, _) => true);

    public static TheoryData<string> HommelCases => Reference.NamesWhere((name, item) => item.TryExpected("hommel", out _));

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

    [Theory]
    [MemberData(nameof(Cases))]
    public void Holm_Sidak_agrees_with_statsmodels(string name) => Agrees(name, "holm_sidak", HolmSidak.Adjust);

    [Theory]
    [MemberData(nameof(HommelCases))]
    public void Hommel_agrees_with_statsmodels(string name) => Agrees(name, "hommel", Hommel.Adjust);

    [Fact]
    public void Hommel_is_the_closed_test_of_Simes()
    {
        var random = new Random(5);
        for (var trial = 0; trial < 300; trial++)
        {
            var p = Enumerable.Range(0, 1 + random.Next(9)).Select(_ => Math.Round(Math.Pow(random.NextDouble(), 2), 1 + trial % 3)).ToArray();
            var adjusted = new double[p.Length];
            Hommel.Adjust(p, adjusted);
            for (var i = 0; i < p.Length; i++)
            {
                var closed = Enumerable.Range(1, (1 << p.Length) - 1)
                    .Where(subset => (subset >> i & 1) == 1)
                    .Max(subset => Simes([.. p.Where((_, j) => (subset >> j & 1) == 1).Order()]));
                adjusted[i].ShouldBeWithin(closed, 1e-12, absolute: 0);
            }
        }

        static double Simes(double[] sorted) => sorted.Select((p, j) => p * sorted.Length / (j + 1)).Min();
    }

    [Fact]
    public void P_values_may_be_adjusted_in_place()
    {
        foreach (var adjust in Corrections)
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
            var adjusted = Array.ConvertAll(Corrections, adjust =>
            {
                var values = new double[p.Length];
                adjust(p, values);
                return values;
            });
            var (bonferroni, holm, sidak, hommel, bh, by) = (adjusted[0], adjusted[1], adjusted[2], adjusted[3], adjusted[4], adjusted[5]);
            for (var i = 0; i < p.Length; i++)
            {
                // Holm rejects all that Bonferroni rejects, Hommel and Holm-Šidák all that Holm rejects, BH all that Hommel and BY reject.
                holm[i].ShouldBeLessThanOrEqualTo(bonferroni[i]);
                sidak[i].ShouldBeLessThanOrEqualTo(holm[i] + 1e-15);
                hommel[i].ShouldBeLessThanOrEqualTo(holm[i] + 1e-15);
                bh[i].ShouldBeLessThanOrEqualTo(hommel[i] + 1e-15);
                bh[i].ShouldBeLessThanOrEqualTo(by[i] + 1e-15);
                bh[i].ShouldBeGreaterThanOrEqualTo(p[i] - 1e-15);
                bh[i].ShouldBeLessThanOrEqualTo(1);
            }
        }
    }

    [Fact]
    public void No_tests_need_no_adjustment()
    {
        foreach (var adjust in Corrections)
        {
            adjust([], []);
        }
    }

    [Fact]
    public void Bad_p_values_are_named()
    {
        var room = new double[2];
        foreach (var adjust in Corrections)
        {
            Should.Throw<ArgumentException>(() => adjust([0.1, double.NaN], room)).Message.ShouldContain("p-value 1 is NaN");
            Should.Throw<ArgumentException>(() => adjust([0.1, 1.5], room)).ParamName.ShouldBe("p");
            Should.Throw<ArgumentException>(() => adjust([0.1], room)).ParamName.ShouldBe("adjusted");
        }
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
