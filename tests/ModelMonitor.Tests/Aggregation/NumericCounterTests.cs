using ModelMonitor.Aggregation;
using ModelMonitor.Statistics;
using ModelMonitor.Tests.Shared;

namespace ModelMonitor.Tests.Aggregation;

public sealed class NumericCounterTests
{
    private static readonly NumericLayout s_layout = NumericLayout.FromSample(Samples.Sorted([.. Samples.Normal(2000, seed: 1), .. Enumerable.Repeat(0.0, 200)]));

    [Fact]
    public void Counts_sums_and_moments_are_those_of_a_naive_loop() => Samples.Check(Samples.Pairs, pair =>
    {
        var layout = NumericLayout.FromSample(Samples.Sorted(pair.Baseline));
        var counts = Count(layout, pair.Live);

        var cells = new long[layout.CellCount];
        var sums = new decimal[layout.OrderedCellCount];
        foreach (var value in pair.Live)
        {
            var cell = double.IsNaN(value) ? layout.MissingCell
                : double.IsPositiveInfinity(value) ? layout.PositiveInfinityCell
                : double.IsNegativeInfinity(value) ? layout.NegativeInfinityCell
                : layout.Edges.Count(edge => edge < value);
            cells[cell]++;
        }

        counts.Cells.ShouldBe(cells);
        double[] finite = [.. pair.Live.Where(double.IsFinite)];
        counts.Finite.ShouldBe(finite.Length);
        counts.Total.ShouldBe(pair.Live.Length);
        counts.Minimum.ShouldBe(finite.DefaultIfEmpty(double.PositiveInfinity).Min());
        counts.Maximum.ShouldBe(finite.DefaultIfEmpty(double.NegativeInfinity).Max());
        return true;
    });

    [Fact]
    public void Mean_and_deviation_are_those_of_exact_arithmetic_also_far_from_zero()
    {
        // Thousandths around 1e9: decimals hold them, their mean and their squares exactly.
        decimal[] exact = [.. Enumerable.Range(0, 1000).Select(i => 1_000_000_000m + i * 37 % 1000 / 1024m)];
        var counts = Count(s_layout, [.. exact.Select(value => (double)value)]);
        var mean = exact.Average();
        var m2 = exact.Sum(value => (value - mean) * (value - mean));

        // Doubles near 1e9 are 1.2e-7 apart, and the means of blocks, whose differences enter M2, are rounded to that.
        counts.Mean.ShouldBe((double)mean, 1.2e-7);
        counts.M2.ShouldBe((double)m2, 1e-7 * (double)m2);
        counts.StandardDeviation.ShouldBe(Math.Sqrt((double)m2 / 999), 1e-7);
    }

    [Fact]
    public void A_constant_has_no_deviation_whatever_its_distance_from_the_baseline()
    {
        var counts = Count(s_layout, [.. Enumerable.Repeat(1e9 + 0.1, 1000)]);

        counts.Mean.ShouldBe(1e9 + 0.1, 1.2e-7);
        counts.StandardDeviation.ShouldBeLessThan(1.2e-7);
    }

    [Fact]
    public void The_sum_of_a_cell_is_relative_to_its_lower_edge_and_of_the_first_to_its_upper()
    {
        var layout = new NumericLayout([10, 20, 30], [0]);
        var counts = Count(layout, [4, 10, 11, 20, 25, 30, 31, 40]);

        counts.Cells.ShouldBe([2, 2, 2, 2, 0, 0, 0]);
        counts.Sums.ShouldBe([-6, 1 + 10, 5 + 10, 1 + 10]);
    }

    [Fact]
    public void Distances_from_counts_bracket_those_of_the_raw_values() => Samples.Check(Samples.Pairs, pair =>
    {
        // Extremes are left to the test below: their differences are infinite.
        double[] live = [.. pair.Live.Where(value => Math.Abs(value) < 1e12)];
        double[] baseline = [.. pair.Baseline.Where(value => Math.Abs(value) < 1e12)];
        if (live is [] || baseline is [])
        {
            return true;
        }

        var layout = NumericLayout.FromSample(Samples.Sorted(baseline));
        var then = Count(layout, baseline);
        var now = Count(layout, live);
        var cells = layout.OrderedCellCount;
        var wasserstein = Wasserstein.FromCells(
            layout.Edges, then.Cells.AsSpan(0, cells), then.Sums, now.Cells.AsSpan(0, cells), now.Sums);
        var distance = Wasserstein.Distance(baseline, live);

        // Sums of up to 300 terms are rounded relative to the largest of them.
        var rounding = 1e-12 * (baseline.Concat(live).Max(Math.Abs) + 1);
        return wasserstein.Low <= distance + rounding && distance <= wasserstein.High + rounding;
    });

    [Fact]
    public void The_largest_numbers_overflow_nothing()
    {
        double[] values = [.. Enumerable.Range(0, 5000).Select(i => i % 2 == 0 ? double.MaxValue : double.MinValue)];
        var counts = Count(s_layout, values);
        var doubled = Count(s_layout, values);
        doubled.Merge(counts);

        doubled.Sums.ShouldAllBe(sum => double.IsFinite(sum));
        double.IsFinite(doubled.Mean).ShouldBeTrue();
        double.IsFinite(doubled.StandardDeviation).ShouldBeTrue();
        doubled.StandardDeviation.ShouldBeGreaterThan(1e140);
        (doubled.Minimum, doubled.Maximum).ShouldBe((double.MinValue, double.MaxValue));
    }

    [Fact]
    public void Negative_zero_is_zero()
    {
        var layout = NumericLayout.FromSample([.. Enumerable.Repeat(-0.0, 50)]);

        Count(layout, [0.0, -0.0]).Cells[1].ShouldBe(2);
        BitConverter.DoubleToInt64Bits(layout.Edges[1]).ShouldBe(0);
    }

    [Fact]
    public void Counting_allocates_nothing()
    {
        var counter = new NumericCounter(s_layout);
        var counts = new ColumnCounts(s_layout);
        var values = Samples.Normal(10_000, seed: 2);
        values[17] = double.NaN;

        Allocations.Each(() => counter.Count(values, counts), calls: 250).ShouldBe(0);
    }

    private static ColumnCounts Count(NumericLayout layout, double[] values)
    {
        var counts = new ColumnCounts(layout);
        new NumericCounter(layout).Count(values.ToArray(), counts);
        return counts;
    }
}
