using MathNet.Numerics.Distributions;

namespace ModelMonitor.Statistics;

/// <summary>The cell probabilities that a baseline leaves possible, with Jeffreys' prior: Dirichlet(counts + ½).</summary>
internal sealed class PosteriorShares
{
    private readonly double[] _concentrations;

    public PosteriorShares(ReadOnlySpan<long> baseline)
    {
        CellCounts.RequireSameLength(baseline, baseline);
        CellCounts.Total(baseline, nameof(baseline));
        _concentrations = new double[baseline.Length];
        for (var i = 0; i < baseline.Length; i++)
        {
            _concentrations[i] = baseline[i] + 0.5;
        }
    }

    /// <summary>Draws probabilities up to a common factor.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="weights">Receives one weight for each cell.</param>
    /// <returns>The sum of the weights.</returns>
    public double Draw(Random random, Span<double> weights)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] = Gamma.Sample(random, _concentrations[i], 1);
        }
        return sum;
    }
}
