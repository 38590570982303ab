namespace ModelMonitor.Statistics;

/// <summary>Simulates the cells of streams that follow a baseline, and slides a window of counts over them.</summary>
internal sealed class CellStream(ReadOnlySpan<long> baseline, int window, CellStatistic statistic)
{
    private readonly PosteriorShares _posterior = new(baseline);
    private readonly long[] _baseline = baseline.ToArray();
    private readonly double[] _cumulative = new double[baseline.Length];
    private readonly long[] _counts = new long[baseline.Length];
    private readonly int[] _entered = new int[window];

    /// <inheritdoc cref="NullStream"/>
    public void Next(Random random, Span<double> statistics)
    {
        var total = _posterior.Draw(random, _cumulative);
        for (var i = 1; i < _cumulative.Length; i++)
        {
            _cumulative[i] += _cumulative[i - 1];
        }
        Array.Clear(_counts);
        for (var i = 0; i < _entered.Length; i++)
        {
            _entered[i] = Cell(random.NextDouble() * total);
            _counts[_entered[i]]++;
        }
        statistics[0] = statistic(_baseline, _counts);
        for (var t = 1; t < statistics.Length; t++)
        {
            _counts[_entered[t - 1]]--;
            _counts[Cell(random.NextDouble() * total)]++;
            statistics[t] = statistic(_baseline, _counts);
        }
    }

    /// <summary>The first cell whose cumulative weight is above a point.</summary>
    private int Cell(double point)
    {
        var (low, high) = (0, _cumulative.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _cumulative[middle] > point ? (low, middle) : (middle + 1, high);
        }
        return low;
    }
}
