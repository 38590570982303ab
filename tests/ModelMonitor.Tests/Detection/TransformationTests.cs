using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

public class TransformationTests
{
    [Theory]
    [InlineData(1.609344, "scale x1.61 (miles to kilometres)")]
    [InlineData(1000, "scale x1,000 (a factor of 1000, such as kilo to base unit)")]
    [InlineData(0.01, "scale x0.01 (a factor of 100, such as percent to shares)")]
    [InlineData(0.3048, "scale x0.3 (feet to metres)")]
    [InlineData(0.7, "scale x0.")]
    public void A_factor_is_found_and_its_unit_named_where_it_has_one(double factor, string words)
    {
        var random = new Random(1);
        var verdict = Judge(random, value => value * factor);
        verdict.Kind.ShouldBe(DriftKind.Scale);
        verdict.Explanation.ShouldContain(words);
    }

    [Fact]
    public void An_offset_is_found_with_its_sign()
    {
        var verdict = Judge(new Random(2), value => value - 60);
        verdict.Kind.ShouldBe(DriftKind.Shift);
        verdict.Explanation.ShouldContain("every value shifted by -");
    }

    [Fact]
    public void A_change_that_is_neither_factor_nor_offset_is_called_neither()
    {
        var random = new Random(3);
        var verdict = Judge(random, _ => random.NextDouble() < 0.5 ? 150 : 260);
        verdict.Kind.ShouldBe(DriftKind.Distribution);
        verdict.Explanation.ShouldMatch("of the mass lies (above|at or below) the baseline's .* percentile \\(was ");
    }

    private static ColumnVerdict Judge(Random random, Func<double, double> change)
    {
        var windows = new Windows(1, LogNormal(random, 3_000));
        return windows.Judge(LogNormal(random, 500).Select(row => new[] { change(row[0]) }))["x0"];
    }

    private static IEnumerable<double[]> LogNormal(Random random, int rows) =>
        Windows.Normal(random, rows, 1).Select(row => new[] { 200 * Math.Exp(0.5 * row[0]) });
}
