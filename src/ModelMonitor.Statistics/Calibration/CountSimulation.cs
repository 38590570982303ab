using MathNet.Numerics.Distributions;

namespace ModelMonitor.Statistics;

/// <summary>Draws live counts from the posterior predictive law of a baseline: Dirichlet(counts + ½), then multinomial.</summary>
internal sealed class CountSimulation
{
    // Below this many trials one draw for each trial is cheaper than splitting them.
    private const long DirectTrials = 24;

    private readonly Random _random;
    private readonly long _liveSize;
    private readonly PosteriorShares _posterior;
    private readonly double[] _shares;
    private readonly long[] _counts;

    public CountSimulation(ReadOnlySpan<long> baseline, long liveSize, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(liveSize, 1);
        _posterior = new PosteriorShares(baseline);
        _random = new Random(seed);
        _liveSize = liveSize;
        _shares = new double[baseline.Length];
        _counts = new long[baseline.Length];
    }

    /// <summary>New counts that add up to the live size, in memory that the next call overwrites.</summary>
    public ReadOnlySpan<long> Next()
    {
        var rest = _posterior.Draw(_random, _shares);
        var left = _liveSize;
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] = i == _counts.Length - 1 ? left : Binomial(left, Math.Clamp(_shares[i] / rest, 0, 1));
            left -= _counts[i];
            rest -= _shares[i];
        }
        return _counts;
    }

    /// <summary>
    /// A binomial count in O(log trials): the median of the uniform trials is a beta variate, and tells which half is
    /// decided at once (Devroye 1986, section X.4.4).
    /// </summary>
    private long Binomial(long trials, double probability)
    {
        var successes = 0L;
        while (trials > DirectTrials && probability is > 0 and < 1)
        {
            var rank = (trials + 1) / 2;
            var median = BetaVariate(rank, trials + 1 - rank);
            if (median <= probability)
            {
                successes += rank;
                trials -= rank;
                probability = Math.Clamp((probability - median) / (1 - median), 0, 1);
            }
            else
            {
                trials = rank - 1;
                probability /= median;
            }
        }
        if (probability >= 1)
        {
            return successes + trials;
        }
        for (; trials > 0 && probability > 0; trials--)
        {
            successes += _random.NextDouble() < probability ? 1 : 0;
        }
        return successes;
    }

    private double BetaVariate(double a, double b)
    {
        var first = Gamma.Sample(_random, a, 1);
        return first / (first + Gamma.Sample(_random, b, 1));
    }
}
