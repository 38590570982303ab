using ModelMonitor.Aggregation;
using ModelMonitor.Statistics;

namespace ModelMonitor.Tests.Aggregation;

public sealed class NumericLayoutTests
{
    [Fact]
    public void A_sample_without_repetition_has_forty_equal_cells_between_its_extremes()
    {
        var layout = NumericLayout.FromSample([.. Enumerable.Range(1, 4000).Select(value => (double)value)]);

        layout.Edges.ShouldBe([1, .. Enumerable.Range(1, 40).Select(k => 100.0 * k)]);
        layout.OrderedCellCount.ShouldBe(42);
        layout.MissingCell.ShouldBe(42);
        layout.PositiveInfinityCell.ShouldBe(43);
        layout.NegativeInfinityCell.ShouldBe(44);
        layout.CellCount.ShouldBe(45);
        Enumerable.Range(0, 42).ShouldAllBe(cell => !layout.IsAtom(cell));
    }

    [Fact]
    public void Ten_bins_hold_a_tenth_of_the_sample_each_and_the_tails()
    {
        var layout = NumericLayout.FromSample([.. Enumerable.Range(1, 4000).Select(value => (double)value)]);

        layout.OrderedBinCount.ShouldBe(10);
        layout.BinStarts.ToArray().ShouldBe([0, 5, 9, 13, 17, 21, 25, 29, 33, 37]);
        layout.BinOfCell[0].ShouldBe(0);
        layout.BinOfCell[41].ShouldBe(9);
        layout.BinOfCell[layout.MissingCell].ShouldBe(layout.MissingBin);
        layout.BinOfCell[layout.PositiveInfinityCell].ShouldBe(layout.InfiniteBin);
        layout.BinOfCell[layout.NegativeInfinityCell].ShouldBe(layout.InfiniteBin);
        Enumerable.Range(0, layout.BinCount).Select(layout.LabelOf).ShouldBe(
            ["b00", "b01", "b02", "b03", "b04", "b05", "b06", "b07", "b08", "b09", "missing", "infinite"]);
    }

    [Fact]
    public void A_constant_sample_is_one_atom()
    {
        var layout = NumericLayout.FromSample([.. Enumerable.Repeat(7.0, 100)]);

        layout.Edges.ShouldBe([Math.BitDecrement(7.0), 7]);
        layout.IsAtom(1).ShouldBeTrue();
        layout.OrderedBinCount.ShouldBe(1);
    }

    [Fact]
    public void Few_distinct_values_are_an_atom_and_a_bin_each()
    {
        var layout = NumericLayout.FromSample(Samples.Sorted(Enumerable.Range(0, 1000).Select(value => value % 5 * 1.0)));

        layout.Edges.ShouldBe(Enumerable.Range(0, 5).SelectMany(value => new[] { Math.BitDecrement((double)value), value }));
        layout.OrderedBinCount.ShouldBe(5);
        Enumerable.Range(0, 5).ShouldAllBe(value => layout.IsAtom(2 * value + 1));
        layout.BinStarts.ToArray().ShouldBe([0, 2, 4, 6, 8]);
        layout.BinOfCell[10].ShouldBe(4, "the upper tail belongs to the last bin");
    }

    [Fact]
    public void A_zero_inflated_sample_has_an_atom_among_quantile_cells()
    {
        var layout = NumericLayout.FromSample(Samples.Sorted([.. Enumerable.Repeat(0.0, 600), .. Enumerable.Range(1, 400).Select(value => (double)value)]));

        layout.IsAtom(1).ShouldBeTrue();
        layout.Edges[1].ShouldBe(0);
        layout.OrderedBinCount.ShouldBe(5, "the zeros, and four of a tenth of the sample");
        layout.BinStarts[1].ShouldBe(2);
    }

    [Fact]
    public void Values_seen_once_are_no_atoms_however_small_the_sample() =>
        NumericLayout.FromSample(Samples.Sorted(Samples.Normal(30, seed: 3))).Edges.Length.ShouldBe(30);

    [Fact]
    public void More_frequent_values_than_room_keep_the_most_frequent_as_atoms()
    {
        // 36 values, all above 1/40 of the sample, the later ones more frequent.
        var sample = Samples.Sorted(Enumerable.Range(0, 36).SelectMany(value => Enumerable.Repeat((double)value, 100 + value / 12)));
        var layout = NumericLayout.FromSample(sample);

        layout.Edges.Length.ShouldBe(NumericLayout.MaxEdges);
        var atoms = Enumerable.Range(0, layout.OrderedCellCount).Where(layout.IsAtom).Select(cell => layout.Edges[cell]).ToList();
        atoms.ShouldBe([.. Enumerable.Range(12, 4).Select(value => (double)value), .. Enumerable.Range(24, 12).Select(value => (double)value)]);
        layout.OrderedBinCount.ShouldBeLessThanOrEqualTo(CellBins.MaxBins);
    }

    [Fact]
    public void Nothing_finite_makes_one_cell_for_everything()
    {
        var layout = NumericLayout.FromSample([]);

        layout.Edges.ShouldBeEmpty();
        layout.OrderedCellCount.ShouldBe(1);
        layout.OrderedBinCount.ShouldBe(1);
        layout.BinCount.ShouldBe(3);
    }

    [Theory]
    [InlineData(1e288)]
    [InlineData(-0.0)]
    [InlineData(double.Epsilon)]
    [InlineData(-double.Epsilon)]
    public void The_smallest_and_largest_edges_can_be_atoms(double value)
    {
        var layout = NumericLayout.FromSample([.. Enumerable.Repeat(value, 50)]);

        layout.IsAtom(layout.Edges.Count(edge => edge < value)).ShouldBeTrue();
    }

    [Fact]
    public void Every_layout_keeps_its_limits_and_gives_each_cell_one_bin() => Samples.Check(Samples.Finite, sample =>
    {
        foreach (var layout in new[] { NumericLayout.FromSample(Samples.Sorted(sample)), NumericLayout.FromSample(Samples.Sorted(sample), sensitive: true) })
        {
            var bins = layout.BinOfCell.ToArray();
            var ordered = bins.Take(layout.OrderedCellCount).ToList();
            layout.Edges.ShouldBe(layout.Edges.Distinct().Order());
            layout.Edges.Length.ShouldBeLessThanOrEqualTo(NumericLayout.MaxEdges);
            layout.Edges.ShouldAllBe(edge => Math.Abs(edge) <= NumericLayout.MaxMagnitude);
            layout.OrderedBinCount.ShouldBeInRange(1, CellBins.MaxBins);
            ordered.ShouldBe(ordered.Order());
            ordered.Distinct().ShouldBe(Enumerable.Range(0, layout.OrderedBinCount));
        }

        return true;
    });

    [Fact]
    public void A_value_with_a_fortieth_of_the_sample_is_an_atom_while_there_is_room() => Samples.Check(Samples.Finite, sample =>
    {
        var layout = NumericLayout.FromSample(Samples.Sorted(sample));
        return layout.Edges.Length == NumericLayout.MaxEdges || sample.Where(value => Math.Abs(value) < 1e288).GroupBy(value => value + 0.0).All(group =>
            group.Count() < 2 || group.Count() * 40 < sample.Length
            || layout.IsAtom(layout.Edges.Count(edge => edge < group.Key)));
    });

    [Fact]
    public void Edges_of_sensitive_values_are_values_of_no_single_row() => Samples.Check(Samples.Finite, sample =>
    {
        // Between neighbouring doubles there is no room for another one.
        var sorted = Samples.Sorted(sample);
        var layout = NumericLayout.FromSample(sorted, sensitive: true);
        return layout.Edges.All(edge => sorted.Count(value => value == edge) is 0 or >= QuantileEdges.SmallestGroup
            || sorted.Contains(Math.BitIncrement(edge)));
    });
}
