using ModelMonitor.Aggregation;
using ModelMonitor.Schema;

namespace ModelMonitor.Baselines;

/// <summary>
/// Measures the mean output within each cell of each feature. A quantity stands for the mean of its cell, so that nothing but
/// cells is needed; the overall mean is not changed by that.
/// </summary>
internal static class ResponseLearning
{
    public static ResponseCurves? Of(LearnedRows rows)
    {
        if (OutputOf(rows.Columns) is not { } output)
        {
            return null;
        }

        var (column, category) = (rows.Columns[output], rows.Columns[output].Layout is CategoricalLayout ? 0 : -1);
        var responses = ResponsesOf(column);
        var (sum, count) = (0.0, 0L);
        for (var cell = 0; cell < responses.Length; cell++)
        {
            sum += double.IsNaN(responses[cell]) ? 0 : responses[cell] * column.Counts.Cells[cell];
            count += double.IsNaN(responses[cell]) ? 0 : column.Counts.Cells[cell];
        }

        if (count == 0 || !double.IsFinite(sum))
        {
            return null;
        }

        var mean = SignificantDigits.Round(sum / count);
        return new(output, category, mean,
        [
            .. Enumerable.Range(0, rows.Columns.Count)
                .Where(feature => rows.Columns[feature].Role == ColumnRole.Feature)
                .Select(feature => CurveOf(rows, feature, rows.Cells[output], responses, mean)),
        ]);
    }

    /// <summary>The score if there is one, else the prediction.</summary>
    private static int? OutputOf(IReadOnlyList<ColumnBaseline> columns)
    {
        int? output = null;
        for (var i = 0; i < columns.Count; i++)
        {
            output = columns[i].Role == ColumnRole.Score || (columns[i].Role == ColumnRole.Prediction && output is null) ? i : output;
        }

        return output;
    }

    /// <summary>By cell of the output: the response; NaN for rows that have none.</summary>
    private static double[] ResponsesOf(ColumnBaseline output)
    {
        var responses = new double[output.Layout.CellCount];
        Array.Fill(responses, double.NaN);
        if (output.Layout is NumericLayout layout)
        {
            for (var cell = 0; cell < layout.OrderedCellCount; cell++)
            {
                var count = output.Counts.Cells[cell];
                responses[cell] = count == 0 ? double.NaN : layout.Anchors[cell] + output.Counts.Sums[cell] / count;
            }
        }
        else
        {
            // The share of the most frequent category.
            responses.AsSpan(0, output.Layout.MissingCell).Clear();
            responses[0] = output.Layout.MissingCell > 0 && output.Counts.Cells[0] > 0 ? 1 : double.NaN;
        }

        return responses;
    }

    private static double[] CurveOf(LearnedRows rows, int feature, byte[] outputCells, double[] responses, double mean)
    {
        var cells = rows.Cells[feature];
        var sums = new double[rows.Columns[feature].Layout.CellCount];
        var counts = new long[sums.Length];
        for (var row = 0; row < cells.Length; row++)
        {
            var response = responses[outputCells[row]];
            if (!double.IsNaN(response))
            {
                sums[cells[row]] += response;
                counts[cells[row]]++;
            }
        }

        return SignificantDigits.Round(sums.Select((sum, cell) => counts[cell] == 0 || !double.IsFinite(sum) ? mean : sum / counts[cell]));
    }
}
