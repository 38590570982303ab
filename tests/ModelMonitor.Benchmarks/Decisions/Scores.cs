namespace ModelMonitor.Benchmarks.Decisions;

/// <summary>How unusual a rule finds windows without and with each change; larger is more unusual.</summary>
internal sealed class Scores
{
    private readonly List<double> _clean = [];
    private readonly Dictionary<Change, List<double>> _changed = [];

    public void Add(Change change, double score)
    {
        if (change == Change.None)
        {
            _clean.Add(score);
            return;
        }

        if (!_changed.TryGetValue(change, out var scores))
        {
            _changed.Add(change, scores = []);
        }

        scores.Add(score);
    }

    /// <summary>The windows with a change.</summary>
    public int Count(Change change) => _changed[change].Count;

    /// <summary>The share of windows that reach a score.</summary>
    public double Share(Change change, double threshold)
    {
        var scores = change == Change.None ? _clean : _changed[change];
        return (double)scores.Count(score => score >= threshold) / scores.Count;
    }

    /// <summary>
    /// The share of changed windows above the score that a share <paramref name="rate"/> of the clean ones exceeds; of windows
    /// that tie with it, as many as the rate leaves room for.
    /// </summary>
    public double DetectionAt(Change change, double rate)
    {
        double[] clean = [.. _clean.OrderDescending()];
        var threshold = clean[(int)(rate * clean.Length)];
        var (above, tied) = (clean.Count(score => score > threshold), clean.Count(score => score == threshold));
        var room = tied == 0 ? 0 : Math.Clamp(((rate * clean.Length) - above) / tied, 0, 1);
        var scores = _changed[change];
        return (scores.Count(score => score > threshold) + (room * scores.Count(score => score == threshold))) / scores.Count;
    }

    /// <summary>
    /// The scores of windows of several columns, of which the first is changed: the largest of the columns, each drawn from
    /// windows of one column.
    /// </summary>
    public Scores OfColumns(int columns, int windows, int seed)
    {
        var random = new Random(seed);
        var family = new Scores();
        foreach (var change in _changed.Keys.Prepend(Change.None))
        {
            var own = change == Change.None ? _clean : _changed[change];
            for (var window = 0; window < windows; window++)
            {
                var largest = own[random.Next(own.Count)];
                for (var column = 1; column < columns; column++)
                {
                    largest = Math.Max(largest, _clean[random.Next(_clean.Count)]);
                }

                family.Add(change, largest);
            }
        }

        return family;
    }
}
