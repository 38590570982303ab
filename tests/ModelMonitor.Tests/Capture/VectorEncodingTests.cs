using FsCheck.Fluent;
using ModelMonitor.Capture;
using ModelMonitor.Tests.Aggregation;

namespace ModelMonitor.Tests.Capture;

public sealed class VectorEncodingTests
{
    private const double Missing = double.NaN;

    [Fact]
    public void A_summary_is_what_the_definitions_give_for_any_vector() =>
        Samples.Check(Vectors<double>(300), static sample =>
        {
            var (values, times) = sample;
            var vector = Enumerable.Repeat(values, times).SelectMany(part => part).ToArray();
            var summary = Summary<double>(vector);
            var present = vector.Where(value => !double.IsNaN(value)).ToArray();
            var largest = present.Select(Math.Abs).DefaultIfEmpty(Missing).Max();

            summary[0].ShouldBe(vector.Length);
            if (present.Length == 0)
            {
                summary[1..].ShouldBe([Missing, Missing]);
            }
            else if (double.IsInfinity(largest))
            {
                summary[1..].ShouldBe([present.Where(double.IsInfinity).Sum(), double.PositiveInfinity]);
            }
            else
            {
                // The sum of the parts may be rounded beyond what they are parts of.
                var mean = largest == 0 ? 0 : Math.Clamp(present.Sum(value => value / largest / present.Length), -1, 1) * largest;
                ShouldBeClose(summary[1], mean, largest, present.Length);
                var norm = largest == 0 ? 0 : largest * Math.Sqrt(present.Sum(value => value / largest * (value / largest)));
                ShouldBeClose(summary[2], norm, norm, present.Length);
            }

            return true;
        });

    [Theory]
    [InlineData(3e200, 4e200, 5e200)]
    [InlineData(3e-200, 4e-200, 5e-200)]
    [InlineData(double.Epsilon, 0, double.Epsilon)]
    [InlineData(0, 0, 0)]
    [InlineData(1.5e308, 1e308, double.PositiveInfinity)]
    public void A_norm_overflows_or_vanishes_only_if_it_has_to(double x, double y, double norm) =>
        ShouldBeClose(Summary<double>([x, y])[2], norm, norm, count: 0);

    [Fact]
    public void A_mean_of_the_largest_numbers_is_one_of_them() =>
        ShouldBeClose(Summary<double>([double.MaxValue, double.MaxValue, double.MaxValue])[1], double.MaxValue, double.MaxValue, count: 0);

    [Fact]
    public void All_forms_of_a_vector_give_the_same() =>
        Samples.Check(Vectors<float?>(9), static sample =>
        {
            var (values, length) = sample;
            var plain = values.Select(value => value ?? float.NaN).ToArray();
            double[] elements = [.. plain.Take(length).Select(value => (double)value), .. Enumerable.Repeat(Missing, Math.Max(0, length - plain.Length))];
            var columns = new double[length];
            VectorEncoding.Elements<float>(columns, (ReadOnlySpan<float>)plain);
            columns.ShouldBe(elements);
            VectorEncoding.Elements<float>(columns, (ReadOnlySpan<float?>)values);
            columns.ShouldBe(elements);
            foreach (var list in new IEnumerable<float?>[] { values, values.ToList(), new Indexed<float?>(values), new System.Collections.ObjectModel.Collection<float?>(values) })
            {
                VectorEncoding.Elements(columns, list);
                columns.ShouldBe(elements);
                var summary = new double[3];
                VectorEncoding.Summary(summary, list);
                summary.ShouldBe(Summary<float>(plain));
            }

            return true;
        });

    private static FsCheck.Gen<(T[] Values, int Number)> Vectors<T>(int largestNumber) =>
        from values in ArbMap.Default.GeneratorFor<T[]>()
        from number in Gen.Choose(1, largestNumber)
        select (values, number);

    // Each of the smallest numbers may be rounded by itself.
    private static void ShouldBeClose(double value, double expected, double scale, int count) =>
        (value == expected || Math.Abs(value - expected) <= (scale * 1e-12) + (count * double.Epsilon)).ShouldBeTrue($"{value} is not {expected}");

    private static double[] Summary<T>(ReadOnlySpan<T> vector)
        where T : struct, System.Numerics.INumberBase<T>
    {
        var columns = new double[3];
        VectorEncoding.Summary(columns, vector);
        return columns;
    }

    /// <summary>A list that is only an <see cref="IReadOnlyList{T}"/>.</summary>
    private sealed class Indexed<T>(IReadOnlyList<T> items) : IReadOnlyList<T>
    {
        public int Count => items.Count;

        public T this[int index] => items[index];

        public IEnumerator<T> GetEnumerator() => throw new NotSupportedException("An enumerator is allocated.");

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
