namespace ModelMonitor.Statistics;

/// <summary>
/// Sums of the normal scores of pooled mid-ranks over cells, or over a bin of them: a for the location, a² for the spread.
/// </summary>
internal struct NormalScoreSums
{
    private double _score1, _score2, _score3, _score4, _score6;
    private double _liveScore, _liveSquare;

    public double Total;
    public double Live;

    /// <summary>Sums of the scores, for the mean over a bin.</summary>
    public readonly (double Score, double Square) Scores => (_score1, _score2);

    /// <summary>The normal score of a cell, the values of which are taken as tied.</summary>
    public static double ScoreOf(double below, double tied, double total)
        => NormalQuantile.Of((below + (tied + 1) / 2) / (total + 1));

    public void Add(double score, double tied, double live)
    {
        var square = score * score;
        var weighted = tied * square;
        Total += tied;
        Live += live;
        _liveScore += live * score;
        _liveSquare += live * square;
        _score1 += tied * score;
        _score2 += weighted;
        _score3 += weighted * score;
        _score4 += weighted * square;
        _score6 += weighted * square * square;
    }

    public void Add(in NormalScoreSums other)
    {
        Total += other.Total;
        Live += other.Live;
        _liveScore += other._liveScore;
        _liveSquare += other._liveSquare;
        _score1 += other._score1;
        _score2 += other._score2;
        _score3 += other._score3;
        _score4 += other._score4;
        _score6 += other._score6;
    }

    /// <summary>The live sample's sum of scores.</summary>
    public readonly ScoreSum Location => new(
        _liveScore,
        _score1 / Total,
        _score2 / Total,
        _score3 / Total);

    /// <summary>The live sample's sum of squared scores.</summary>
    public readonly ScoreSum Spread => new(
        _liveSquare,
        _score2 / Total,
        _score4 / Total,
        _score6 / Total);

    /// <summary>The covariance of score and squared score over the pooled values.</summary>
    public readonly double Covariance => _score3 / Total - _score1 / Total * (_score2 / Total);

    /// <summary>The correlation of score and squared score over the pooled values; 0 where one of them does not vary.</summary>
    public readonly double Correlation
        => Location.Variance * Spread.Variance is > 0 and var product ? Covariance / Math.Sqrt(product) : 0;

    /// <summary>
    /// How far the spread's deviate follows the square of the location's: the third cumulant of location, location and
    /// spread, standardised.
    /// </summary>
    public readonly double Coupling(double live)
    {
        var (location, spread) = (Location, Spread);
        if (location.Variance == 0 || spread.Variance == 0 || Total <= 2)
        {
            return 0;
        }
        var moment = _score4 / Total - 2 * location.Mean * (_score3 / Total) - spread.Mean * spread.Mean
            + 2 * location.Mean * location.Mean * spread.Mean;
        var variance = live * (Total - live) / (Total - 1);
        return ScoreSum.ThirdCumulant(moment, live, Total)
            / (variance * location.Variance * Math.Sqrt(variance * spread.Variance));
    }
}
