namespace ModelMonitor.Detection;

/// <summary>The levels of a model's windows; solved anew only where the pace, the tests or the sizes have changed.</summary>
internal sealed class WindowLevels(FalseAlarmBudget budget, DriftOptions options)
{
    // Upwards: what is more correlated asks for more certainty.
    private const double CorrelationStep = 0.02;
    private const double LargestCorrelation = 0.98;
    private const int MostKept = 64;

    private readonly Dictionary<(double PerLook, int Tests, double Correlation), DecisionLevels> _solved = [];

    /// <summary>The budget and the pace behind the levels, in words.</summary>
    public string Budget => budget.Description;

    /// <summary>The levels of a window.</summary>
    /// <param name="tests">The tests that it has values enough for.</param>
    /// <param name="windowRows">Its rows.</param>
    /// <param name="baselineRows">The rows of the baseline.</param>
    public DecisionLevels Of(int tests, long windowRows, long baselineRows)
    {
        var correlation = Math.Min(
            LargestCorrelation, CorrelationStep * Math.Ceiling((double)windowRows / (windowRows + baselineRows) / CorrelationStep));
        var key = (budget.PerLook, Math.Max(1, tests), correlation);
        if (!_solved.TryGetValue(key, out var levels))
        {
            if (_solved.Count == MostKept)
            {
                _solved.Clear();
            }

            _solved.Add(key, levels = DecisionLevels.Of(key.Item1, key.Item2, correlation, options));
        }

        return levels;
    }
}
