namespace ModelMonitor.Statistics;

/// <summary>Weighted mean and sum of squared deviations in one pass (West 1979; Chan, Golub and LeVeque 1979), mergeable.</summary>
internal struct WeightedMoments(double mean, double m2)
{
    public double Mean { get; private set; } = mean;

    /// <summary>Sum of weighted squared deviations from the mean.</summary>
    public double M2 { get; private set; } = m2;

    /// <summary>Adds a value whose weight is <paramref name="share"/> of the total with it.</summary>
    public void Add(double value, double weight, double share)
    {
        var delta = value - Mean;
        Mean += delta * share;
        M2 += weight * delta * (value - Mean);
    }

    /// <summary>Adds values of the given weight, which is <paramref name="share"/> of the total with them.</summary>
    public void Merge(WeightedMoments other, double weight, double share)
    {
        var delta = other.Mean - Mean;
        Mean += delta * share;
        M2 += other.M2 + weight * delta * (other.Mean - Mean);
    }
}
