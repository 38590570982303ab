using ModelMonitor.Statistics;

namespace ModelMonitor.Aggregation;

/// <summary>Counts the values of a quantity.</summary>
internal sealed class NumericCounter(NumericLayout layout) : ColumnCounter
{
    private const int Block = RowBatch.DefaultCapacity;

    public override void Count(Span<double> values, Span<byte> cells, ColumnCounts counts)
    {
        cells = cells[..values.Length];
        var survey = values.IsEmpty ? default : BlockSurvey.Of(values, layout.Center);
        if (survey.AreFinite)
        {
            CountFinite(values, survey, cells, counts);
            return;
        }

        Span<byte> places = stackalloc byte[Block];
        var finite = TakeFinite(values, cells, places, counts.Cells);
        if (finite > 0)
        {
            Span<byte> found = stackalloc byte[Block];
            CountFinite(values[..finite], BlockSurvey.Of(values[..finite], layout.Center), found, counts);
            for (var i = 0; i < finite; i++)
            {
                cells[places[i]] = found[i];
            }
        }
    }

    /// <summary>Moves the finite values to the front, noting where they were, and counts the others.</summary>
    private int TakeFinite(Span<double> values, Span<byte> cells, Span<byte> places, long[] counts)
    {
        var finite = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            if (double.IsFinite(value))
            {
                values[finite] = value;
                places[finite++] = (byte)i;
            }
            else
            {
                var cell = double.IsNaN(value) ? layout.MissingCell : value > 0 ? layout.PositiveInfinityCell : layout.NegativeInfinityCell;
                counts[cell]++;
                cells[i] = (byte)cell;
            }
        }

        return finite;
    }

    private void CountFinite(ReadOnlySpan<double> values, BlockSurvey survey, Span<byte> cellOf, ColumnCounts counts)
    {
        Span<long> found = stackalloc long[Block];
        found = found[..values.Length];
        cellOf = cellOf[..values.Length];
        CellSearch.Find(values, layout.Edges, found);

        // Spans of known length spare most bounds checks of the loop that costs most.
        var cells = counts.Cells.AsSpan();
        var sums = counts.Sums.AsSpan();
        var anchors = layout.Anchors.AsSpan(0, sums.Length);
        for (var i = 0; i < values.Length; i++)
        {
            var cell = (int)found[i];
            var distance = values[i] - anchors[cell];
            if (Math.Abs(distance) > NumericLayout.MaxMagnitude)
            {
                distance = Math.CopySign(NumericLayout.MaxMagnitude, distance);
            }

            cells[cell]++;
            sums[cell] += distance;
            cellOf[i] = (byte)cell;
        }

        counts.Add(BlockMoments.Of(values, survey), survey.Minimum, survey.Maximum);
    }
}
