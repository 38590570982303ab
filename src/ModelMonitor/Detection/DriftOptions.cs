namespace ModelMonitor.Detection;

/// <summary>
/// When a change is an alarm: certain, large enough, and persistent. How certain follows from the false alarms that a model
/// may raise.
/// </summary>
public sealed class DriftOptions
{
    internal const int SmallestMinimumCount = 30;

    private Dictionary<string, IReadOnlyDictionary<string, double>> _thresholds = new(StringComparer.Ordinal);

    /// <summary>The fewest values on which a column is judged.</summary>
    /// <value>The default value is 30. Allowed: 30 and up.</value>
    public int MinimumCount { get; set; } = 30;

    /// <summary>The smallest PSI above its noise that is large.</summary>
    /// <value>The default value is 0.02. Allowed: 0 to 10.</value>
    public double PsiFloor { get; set; } = 0.02;

    /// <summary>
    /// The smallest distance that is large: the Kolmogorov-Smirnov statistic of a numeric column, the largest
    /// change of a category's share of a categorical one.
    /// </summary>
    /// <value>The default value is 0.02. Allowed: 0 to 1.</value>
    public double DistanceFloor { get; set; } = 0.02;

    /// <summary>
    /// The smallest change of a share (missing, infinite, unseen, out of range) that is large, and the share of predictions that may
    /// violate the rules of a feature.
    /// </summary>
    /// <value>The default value is 0.01. Allowed: 0 to 1.</value>
    public double ShareFloor { get; set; } = 0.01;

    /// <summary>How many of the last <see cref="PersistenceWindows"/> windows that share no row must show a change before it is an alarm.</summary>
    /// <value>The default value is 2. Allowed: 1 to <see cref="PersistenceWindows"/>.</value>
    public int RaiseAfter { get; set; } = 2;

    /// <summary>How many windows are looked back on.</summary>
    /// <value>The default value is 3. Allowed: 1 to 32.</value>
    public int PersistenceWindows { get; set; } = 3;

    /// <summary>How many windows in a row must show no change before an alarm is cleared.</summary>
    /// <value>The default value is 3. Allowed: 1 to 32.</value>
    public int ClearAfter { get; set; } = 3;

    /// <summary>
    /// The thresholds that are fixed, by feature and statistic: where one is, it decides on the distribution of the feature in
    /// place of certain and large; persistence stays.
    /// </summary>
    /// <value>None by default.</value>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Thresholds => _thresholds;

    /// <summary>Fixes a threshold: the feature's distribution has changed where the statistic reaches it.</summary>
    /// <param name="feature">The name of a feature or output.</param>
    /// <param name="statistic">
    /// One of <see cref="StatisticNames"/> but <see cref="StatisticNames.State"/>; the Kolmogorov-Smirnov statistic and the
    /// Wasserstein distance are those of quantities only.
    /// </param>
    /// <param name="value">
    /// The threshold: from it up, for <see cref="StatisticNames.PValue"/> (before any correction) from it down. At least 0 and
    /// at most 1; for the PSI 100, for the Wasserstein distance 1e6, for chi-square 1e9.
    /// </param>
    /// <returns>The same options.</returns>
    public DriftOptions FixThreshold(string feature, string statistic, double value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(feature);
        ArgumentException.ThrowIfNullOrWhiteSpace(statistic);
        var values = _thresholds.TryGetValue(feature, out var known) ? new Dictionary<string, double>(known, StringComparer.Ordinal) : [];
        values[statistic] = value;
        _thresholds[feature] = values;
        return this;
    }

    internal DriftOptions Copy()
    {
        var copy = (DriftOptions)MemberwiseClone();
        copy._thresholds = new(_thresholds, StringComparer.Ordinal);
        return copy;
    }
}
