using System.Globalization;
using ModelMonitor.Detection;

namespace ModelMonitor.Tests.Detection;

public class WordsTests
{
    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.0001, "under 0.1 %")]
    [InlineData(0.004, "0.4 %")]
    [InlineData(0.3, "30 %")]
    [InlineData(0.996, "99.6 %")]
    [InlineData(1, "100 %")]
    public void Shares_are_percentages(double share, string words) => Words.Percent(share).ShouldBe(words);

    [Theory]
    [InlineData(0, "p < 1e-12")]
    [InlineData(6.4e-11, "p = 6.4e-11")]
    [InlineData(0.0421, "p = 0.042")]
    [InlineData(1, "p = 1")]
    public void P_values_keep_the_digits_that_mean_something(double p, string words) => Words.PValue(p).ShouldBe(words);

    [Theory]
    [InlineData(0, "minimum")]
    [InlineData(0.5, "median")]
    [InlineData(0.01, "1st percentile")]
    [InlineData(0.11, "11th percentile")]
    [InlineData(0.22, "22nd percentile")]
    [InlineData(0.93, "93rd percentile")]
    [InlineData(0.999, "maximum")]
    public void Quantiles_have_their_names(double share, string words) => Words.Percentile(share).ShouldBe(words);

    [Fact]
    public void The_culture_of_the_process_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NumberGroupSeparator) = (",", ".");
            CultureInfo.CurrentCulture = other;
            Words.Number(1234.5).ShouldBe("1,234.5");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
