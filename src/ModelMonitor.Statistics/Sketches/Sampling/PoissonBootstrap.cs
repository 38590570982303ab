using System.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>
/// Confidence intervals that merge: R resamples of a metric of sums by the Poisson bootstrap (Oza and Russell 2001; Chamandy et al. 2012).
/// An observation is a row of S terms; the sums of the terms over all observations define the metric, such as
/// (error², 1) the RMSE, (true positives, false positives, false negatives) F1, or one term for each score cell and
/// class the PR-AUC. Weights are drawn by <see cref="PoissonWeights"/> from the observation's identifier: replicas
/// that see parts of a stream merge to the bootstrap of all of it, in any order, up to the rounding of sums.
/// State is (R + 1)·S doubles. Adding is O(R·S), merging too. Not thread-safe.
/// </summary>
public sealed class PoissonBootstrap : ISketch<PoissonBootstrap>
{
    private const int MaximumReplicates = 10_000;
    private const int MaximumValues = 1 << 26;

    // Term after term, for each the sums of the replicates in turn: one weight vector serves all terms.
    private readonly double[] _replicateSums;
    private readonly double[] _sums;
    private readonly byte[] _draws;
    private readonly double[] _weights;

    /// <summary>No observations.</summary>
    /// <param name="terms">S, the number of sums, at least 1; S·R is at most 2^26.</param>
    /// <param name="replicates">R, 2 to 10,000: 50 give intervals of up to 96 %, 199 of up to 99 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public PoissonBootstrap(int terms, int replicates = 50)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(terms, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(replicates, MaximumReplicates);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(terms, MaximumValues / replicates);
        (Terms, Replicates) = (terms, replicates);
        _replicateSums = new double[terms * replicates];
        _sums = new double[terms];
        _draws = new byte[replicates];
        _weights = new double[replicates];
    }

    /// <summary>S, the number of sums.</summary>
    public int Terms { get; }

    /// <summary>R, the number of resamples.</summary>
    public int Replicates { get; }

    /// <summary>Number of observations.</summary>
    public long Count { get; private set; }

    /// <summary>The sums over all observations, once each.</summary>
    public ReadOnlySpan<double> Sums => _sums;

    /// <summary>Adds an observation.</summary>
    /// <param name="id">Identifies it: see <see cref="PoissonWeights.Draw"/>. Text goes through <see cref="StableHash"/>.</param>
    /// <param name="terms">What it adds to each sum, all finite.</param>
    /// <exception cref="ArgumentException">The number of terms is another, or one is NaN or infinite.</exception>
    public void Add(ulong id, ReadOnlySpan<double> terms)
    {
        if (terms.Length != Terms)
        {
            throw new ArgumentException($"There are {terms.Length} terms and {Terms} sums.", nameof(terms));
        }
        Sample.Require(terms, nameof(terms));
        Count++;
        Draw(id);
        for (var term = 0; term < terms.Length; term++)
        {
            if (terms[term] != 0)
            {
                AddWeighted(term, terms[term]);
            }
        }
    }

    /// <summary>Adds an observation of which all terms but one are 0, such as a row that falls into one cell. O(R).</summary>
    /// <param name="id">Identifies it.</param>
    /// <param name="term">Which term is not 0, from 0.</param>
    /// <param name="value">That term, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such term, or the value is NaN or infinite.</exception>
    public void AddTerm(ulong id, int term, double value = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(term);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(term, Terms);
        StreamValue.RequireFinite(value);
        Count++;
        Draw(id);
        AddWeighted(term, value);
    }

    /// <summary>The interval of a metric.</summary>
    /// <param name="metric">The metric of sums in the order of the terms. Where it is NaN or infinite a replicate is left out.</param>
    /// <param name="confidence">Above 0 and at most 1 − 2/(R + 1).</param>
    /// <returns>The metric of all observations with its percentile interval and standard error; without observations as the metric of zeros tells.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of range.</exception>
    public BootstrapInterval Interval(AdditiveMetric metric, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(metric);
        var (values, sums) = (new double[Replicates], new double[Terms]);
        for (var replicate = 0; replicate < values.Length; replicate++)
        {
            for (var term = 0; term < sums.Length; term++)
            {
                sums[term] = _replicateSums[term * Replicates + replicate];
            }
            values[replicate] = metric(sums);
        }
        return BootstrapInterval.FromReplicates(metric(_sums), values, confidence);
    }

    /// <inheritdoc/>
    public void Merge(PoissonBootstrap other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Terms != Terms || other.Replicates != Replicates)
        {
            throw new ArgumentException(
                $"There are {Replicates} replicates of {Terms} terms and {other.Replicates} of {other.Terms}. Make all with the same sizes.", nameof(other));
        }
        Count = CountLimit.Sum(Count, other.Count);
        for (var i = 0; i < _replicateSums.Length; i++)
        {
            _replicateSums[i] += other._replicateSums[i];
        }
        for (var i = 0; i < _sums.Length; i++)
        {
            _sums[i] += other._sums[i];
        }
    }

    /// <inheritdoc/>
    public void Reset()
    {
        Array.Clear(_replicateSums);
        Array.Clear(_sums);
        Count = 0;
    }

    /// <inheritdoc/>
    public byte[] ToBytes()
    {
        var writer = new SketchWriter(SketchKind.PoissonBootstrap);
        writer.WriteCount(Terms);
        writer.WriteCount(Replicates);
        writer.WriteCount(Count);
        foreach (var sum in _sums)
        {
            writer.WriteDouble(sum);
        }
        foreach (var sum in _replicateSums)
        {
            writer.WriteDouble(sum);
        }
        return writer.ToBytes();
    }

    /// <inheritdoc/>
    public static PoissonBootstrap FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.PoissonBootstrap);
        var (terms, replicates) = (reader.ReadInt32(1, MaximumValues / 2, "the number of terms"), reader.ReadInt32(2, MaximumReplicates, "the number of replicates"));
        var count = SketchWeight.ReadTotal(ref reader);
        SketchReader.Require(
            terms <= MaximumValues / replicates && reader.Remaining == sizeof(double) * (long)terms * (replicates + 1),
            $"{reader.Remaining} bytes are not {replicates} replicates of {terms} terms");
        var bootstrap = new PoissonBootstrap(terms, replicates) { Count = count };
        Read(ref reader, bootstrap._sums, count);
        Read(ref reader, bootstrap._replicateSums, count);
        return bootstrap;
    }

    private static void Read(ref SketchReader reader, Span<double> sums, long count)
    {
        foreach (ref var sum in sums)
        {
            // Sums of large terms may have overflowed.
            sum = reader.ReadDouble();
            SketchReader.Require(sum == 0 || count > 0, $"no values have a sum of {sum}");
        }
    }

    private void Draw(ulong id)
    {
        PoissonWeights.Draw(id, _draws);
        for (var i = 0; i < _draws.Length; i++)
        {
            _weights[i] = _draws[i];
        }
    }

    private void AddWeighted(int term, double value)
    {
        _sums[term] += value;
        var sums = _replicateSums.AsSpan(term * Replicates, Replicates);
        var weights = _weights.AsSpan(0, sums.Length);
        var i = 0;
        for (var factor = new Vector<double>(value); i <= sums.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(sums[i..]) + factor * new Vector<double>(weights[i..])).CopyTo(sums[i..]);
        }
        for (; i < sums.Length; i++)
        {
            sums[i] += value * weights[i];
        }
    }
}
