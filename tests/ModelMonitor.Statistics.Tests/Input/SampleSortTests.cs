using FsCheck.Fluent;

namespace ModelMonitor.Statistics.Tests;

public sealed class SampleSortTests
{
    [Fact]
    public void Any_finite_values_come_in_ascending_order()
        => Properties.Check(
            from size in Gen.Choose(0, 6000)
            from seed in Gen.Choose(0, int.MaxValue)
            select Values(size, seed),
            values =>
            {
                var (expected, actual) = (values.ToArray(), values.ToArray());
                Array.Sort(expected);
                SampleSort.Sort(actual);
                return expected.AsSpan().SequenceEqual(actual);
            });

    [Theory]
    [InlineData(1e-308)]
    [InlineData(1.0)]
    [InlineData(double.MaxValue)]
    public void Both_signs_zeros_and_the_ends_of_the_range_are_in_place(double scale)
    {
        var values = Enumerable.Range(-3000, 6001).Select(i => i / 3000.0 * scale).Append(double.MinValue).Append(double.Epsilon).ToArray();
        var expected = values.Order().ToArray();
        new Random(3).Shuffle(values);

        SampleSort.Sort(values);

        values.ShouldBe(expected);
    }

    private static double[] Values(int size, int seed)
    {
        var random = new Random(seed);
        var values = new double[size];
        foreach (ref var value in values.AsSpan())
        {
            // Any bits at all, values with many ties, and values with few digits that differ.
            value = (seed % 3) switch
            {
                0 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
                1 => random.Next(-20, 20),
                _ => random.NextDouble(),
            };
            value = double.IsFinite(value) ? value : 0;
        }
        return values;
    }
}
