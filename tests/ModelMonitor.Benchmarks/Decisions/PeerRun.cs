namespace ModelMonitor.Benchmarks.Decisions;

/// <summary>Lets the peers' rules judge windows of one column, of the same kinds of data and changes.</summary>
internal static class PeerRun
{
    /// <summary>The scores of each rule of <see cref="PeerRules.All"/>.</summary>
    /// <param name="family">The kind of data.</param>
    /// <param name="rows">The rows of a window.</param>
    /// <param name="plan">How much is simulated.</param>
    public static Scores[] Run(DataFamily family, int rows, SimulationPlan plan)
    {
        Scores[] scores = [.. PeerRules.All.Select(_ => new Scores())];
        for (var baseline = 0; baseline < plan.PeerBaselines; baseline++)
        {
            var sampler = new ColumnSampler(family, Seeds.Of(baseline, rows, (int)family));
            var values = new double[EngineModel.BaselineRows];
            sampler.Fill(values);
            var known = new PeerBaseline(values, [.. values.Order()], family == DataFamily.Categorical);
            PeerStatistic[] statistics = [.. PeerRules.All.Select(rule => rule.Start(known))];
            foreach (var change in Changes.Of(family).Prepend(Change.None))
            {
                for (var i = 0; i < (change == Change.None ? plan.PeerWindows : plan.PeerChanges); i++)
                {
                    var window = new double[rows];
                    sampler.Fill(window, change);
                    double[] sorted = [.. window.Where(value => !double.IsNaN(value)).Order()];
                    for (var rule = 0; rule < statistics.Length; rule++)
                    {
                        scores[rule].Add(change, statistics[rule](sorted));
                    }
                }
            }
        }

        return scores;
    }
}
