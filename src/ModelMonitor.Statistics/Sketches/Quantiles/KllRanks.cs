namespace ModelMonitor.Statistics;

/// <summary>The values of a KLL sketch in ascending order with the number of observations up to each, for queries.</summary>
internal sealed class KllRanks
{
    private readonly double[] _values;
    private readonly long[] _upTo;
    private readonly long _heaviest;

    /// <summary>Sorts what the levels hold, O(k·log k).</summary>
    /// <param name="levels">At least one value.</param>
    /// <param name="min">The exact minimum, which the levels may have lost.</param>
    /// <param name="max">The exact maximum, likewise.</param>
    public KllRanks(KllLevels levels, double min, double max)
    {
        // One more place at each end, for the extremes.
        _values = new double[levels.Retained + 2];
        _upTo = new long[_values.Length];
        var used = 1;
        for (var level = 0; level < levels.Count; level++)
        {
            levels[level].CopyTo(_values.AsSpan(used));
            _upTo.AsSpan(used, levels[level].Length).Fill(1L << level);
            used += levels[level].Length;
        }
        Array.Sort(_values, _upTo, 1, levels.Retained);
        _heaviest = 1L << (levels.Count - 1);
        (_values[0], _values[^1]) = (min, max);
        for (var i = 1; i < _upTo.Length; i++)
        {
            _upTo[i] += _upTo[i - 1];
        }
        Total = _upTo[^1];

        // The extremes are observations too, taken from their neighbours' weight.
        _upTo[0] = 1;
        _upTo[^2] = _values[^2] < max ? Total - 1 : Total;
    }

    /// <summary>The number of observations.</summary>
    public long Total { get; }

    public RankedValues Values => new(_values, _upTo, _heaviest);
}
