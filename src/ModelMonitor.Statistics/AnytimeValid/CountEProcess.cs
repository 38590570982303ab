using MathNet.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>
/// Anytime-valid evidence that counts do not follow known shares: the likelihood ratio of a Dirichlet mixture around the
/// shares (Lindon and Malek 2022). It depends on counts alone, so counts of replicas are added up before it is computed.
/// O(B) for B cells, no allocation.
/// </summary>
public static class CountEProcess
{
    /// <summary>
    /// ln E of the counts since the start. Under the shares, E exceeds 1/α at any time with probability at most α. Shares
    /// that are themselves estimated need ten baseline values for each live one; else use <see cref="ConformalDetector"/>.
    /// </summary>
    /// <param name="counts">Live counts since the start, of all replicas together; may be all 0.</param>
    /// <param name="shares">Shares of the same cells, above 0 and summing to 1: the baseline's, ½ added to every count.</param>
    /// <param name="concentration">Concentration κ of the mixture, above 0: large values look for small changes.</param>
    /// <returns>The logarithm of the e-value; 0 without observations.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, a count is negative, or a share or the concentration is not above 0.
    /// </exception>
    public static double LogEvidence(ReadOnlySpan<long> counts, ReadOnlySpan<double> shares, double concentration = 100)
    {
        if (counts.Length != shares.Length)
        {
            throw new ArgumentException(
                $"There are {shares.Length} shares and {counts.Length} counts. Pass one share for each cell.", nameof(shares));
        }
        StreamValue.RequirePositive(concentration, nameof(concentration));
        var total = CellCounts.Total(counts, nameof(counts), minimum: 0);
        var (sum, sumOfShares) = (0.0, 0.0);
        for (var i = 0; i < counts.Length; i++)
        {
            if (!(shares[i] > 0))
            {
                throw new ArgumentException($"Share {i} is {shares[i]}. Add 1/2 to every baseline count.", nameof(shares));
            }
            sumOfShares += shares[i];
            var prior = concentration * shares[i];
            sum += counts[i] == 0 ? 0
                : SpecialFunctions.GammaLn(prior + counts[i]) - SpecialFunctions.GammaLn(prior) - counts[i] * Math.Log(shares[i]);
        }
        if (Math.Abs(sumOfShares - 1) > 1e-9)
        {
            throw new ArgumentException($"The shares sum to {sumOfShares}. Divide them by their sum.", nameof(shares));
        }
        return sum + SpecialFunctions.GammaLn(concentration) - SpecialFunctions.GammaLn(concentration + total);
    }
}
