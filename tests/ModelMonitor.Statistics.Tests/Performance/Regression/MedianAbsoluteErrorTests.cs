namespace ModelMonitor.Statistics.Tests;

public sealed class MedianAbsoluteErrorTests
{
    [Fact]
    public void Even_numbers_of_rows_have_the_mean_of_the_middle_and_weights_the_lower_median()
    {
        MedianAbsoluteError.Of([0, 0, 0, 0], [1, -2, 4, 8]).ShouldBe(3);
        MedianAbsoluteError.Of([0, 0, 0, 0], [1, -2, 4, 8], [1, 1, 1, 1]).ShouldBe(2);
        MedianAbsoluteError.Of([0, 0, 0, 0], [1, -2, 4, 8], [1, 1, 1, 3.5]).ShouldBe(8);
        MedianAbsoluteError.Of([0, 0], [1, 2], [0, 0.5]).ShouldBe(2);
        MedianAbsoluteError.Of([0, 0], [1, 2], [0, 0]).ShouldBe(double.NaN);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => MedianAbsoluteError.Of([], [])).ParamName.ShouldBe("actual");
        Should.Throw<ArgumentException>(() => MedianAbsoluteError.Of([1], [1, 2])).ParamName.ShouldBe("predicted");
        Should.Throw<ArgumentException>(() => MedianAbsoluteError.Of([1], [double.NaN])).ParamName.ShouldBe("predicted");
        Should.Throw<ArgumentException>(() => MedianAbsoluteError.Of([1], [1], [-1])).ParamName.ShouldBe("weights");
    }
}
