using ModelMonitor.Schema;

namespace ModelMonitor.Detection;

/// <summary>The thresholds that the options fix for the distribution of one column; they replace certain and large.</summary>
/// <param name="Values">The threshold of each statistic, by name.</param>
internal sealed record FixedThresholds(IReadOnlyDictionary<string, double> Values)
{
    private static readonly Dictionary<string, Statistic> Known = new(StringComparer.Ordinal)
    {
        [StatisticNames.Psi] = new(0, 100, statistics => statistics.Psi),
        [StatisticNames.JensenShannon] = new(0, 1, statistics => statistics.JensenShannon),
        [StatisticNames.Hellinger] = new(0, 1, statistics => statistics.Hellinger),
        [StatisticNames.LInfinity] = new(0, 1, statistics => statistics.LInfinity),
        [StatisticNames.KolmogorovSmirnov] = new(0, 1, statistics => statistics.KolmogorovSmirnov, IsNumeric: true),
        [StatisticNames.Wasserstein] = new(0, 1e6, statistics => statistics.Wasserstein, IsNumeric: true),
        [StatisticNames.ChiSquare] = new(0, 1e9, statistics => statistics.ChiSquare),
        [StatisticNames.PValue] = new(0, 1, null),
    };

    /// <summary>The statistics that a threshold can be fixed for.</summary>
    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>The thresholds of a column, or <see langword="null"/> where none is fixed.</summary>
    public static FixedThresholds? Of(string column, DriftOptions options) =>
        options.Thresholds.TryGetValue(column, out var values) && values.Count > 0 ? new(values) : null;

    /// <summary>The thresholds that a statistic can have; <see langword="null"/> where it is no such statistic.</summary>
    public static (double Min, double Max)? RangeOf(string statistic) =>
        Known.TryGetValue(statistic, out var known) ? (known.Min, known.Max) : null;

    /// <summary>Which thresholds do not fit a model: of features that it does not have, or of statistics that they do not have.</summary>
    public static IEnumerable<string> Misfits(ModelSchema schema, DriftOptions options)
    {
        var columns = schema.Columns.Where(column => column.IsMonitored).ToList();
        foreach (var (name, values) in options.Thresholds)
        {
            if (columns.Find(column => column.Name == name) is not { } column)
            {
                yield return $"a threshold is fixed for '{name}', and the model has {string.Join(", ", columns.Select(each => each.Name))}";
                continue;
            }

            foreach (var statistic in values.Keys.Where(statistic => column.IsCategorical && Known[statistic].IsNumeric))
            {
                yield return $"a threshold is fixed for {statistic} of '{name}', which is a category and has none";
            }
        }
    }

    /// <summary>The most exceeded of the thresholds that are reached, in words, and by what factor; or <see langword="null"/>.</summary>
    public (double Effect, string Description)? Reached(in DriftStatistics statistics, double pValue)
    {
        (double Effect, string Description)? most = null;
        foreach (var (name, threshold) in Values)
        {
            // NaN, a statistic that does not apply, reaches nothing.
            var value = Known[name].Select?.Invoke(statistics) ?? pValue;
            var isReached = name == StatisticNames.PValue ? value <= threshold : value >= threshold;
            var effect = name == StatisticNames.PValue ? Detection.Effect.Of(threshold, value) : Detection.Effect.Of(value, threshold);
            if (isReached && !(most?.Effect >= effect))
            {
                var relation = name == StatisticNames.PValue ? "<=" : ">=";
                most = (effect, $"fixed threshold {name} {Words.Number(value)} {relation} {Words.Number(threshold)}");
            }
        }

        return most;
    }

    private sealed record Statistic(double Min, double Max, Func<DriftStatistics, double>? Select, bool IsNumeric = false);
}
