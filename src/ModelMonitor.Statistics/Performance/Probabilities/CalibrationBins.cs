namespace ModelMonitor.Statistics;

/// <summary>
/// Predicted probabilities and outcomes in bins: the mergeable state of a reliability diagram (DeGroot and Fienberg 1983) and of
/// <see cref="CalibrationError"/>.
/// Keeps the number of rows, the sum of probabilities and the number of positives of each bin. Not
/// thread-safe.
/// </summary>
public sealed class CalibrationBins : ISketch<CalibrationBins>
{
    private const int MaximumBins = 100_000;

    // Bin = number of edges at most p. Empty for bins of equal width, where it is ⌊p·bins⌋.
    private readonly double[] _edges;
    private readonly long[] _counts, _positives;
    private readonly double[] _sums;

    private CalibrationBins(double[] edges, int bins)
        => (_edges, _counts, _positives, _sums) = (edges, new long[bins], new long[bins], new double[bins]);

    /// <summary>Empty bins of equal width on [0, 1]: p is in bin ⌊p·bins⌋, 1 in the last one.</summary>
    /// <param name="bins">Number of bins, 1 to 100,000; the literature takes 10 or 15.</param>
    /// <returns>The bins.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of bins is out of range.</exception>
    public static CalibrationBins EqualWidth(int bins = 15) => new([], RequireBins(bins));

    /// <summary>
    /// Empty bins that hold equal shares of a baseline: bin b starts at the smallest probability of the b-th group of the sorted
    /// baseline. Groups that start at the same probability are one bin, so there may be fewer. O(n log n).
    /// </summary>
    /// <param name="baseline">Predicted probabilities of the baseline, at least one, in [0, 1].</param>
    /// <param name="bins">Largest number of bins, 1 to 100,000.</param>
    /// <returns>The bins; the baseline itself is not counted in them.</returns>
    /// <exception cref="ArgumentException">
    /// The baseline is empty, or a probability or the number of bins is out of range.
    /// </exception>
    public static CalibrationBins EqualMass(ReadOnlySpan<double> baseline, int bins = 10)
    {
        RequireBins(bins);
        Sample.Require(baseline, nameof(baseline));
        UnitProbabilities.Require(baseline, nameof(baseline));
        var sorted = baseline.ToArray();
        SampleSort.Sort(sorted);
        var edges = new List<double>();
        for (var i = 1; i < bins; i++)
        {
            var start = sorted[(int)((long)i * sorted.Length / bins)];
            if (start > (edges.Count > 0 ? edges[^1] : sorted[0]))
            {
                edges.Add(start);
            }
        }
        return new CalibrationBins([.. edges], edges.Count + 1);
    }

    /// <summary>Number of bins.</summary>
    public int Bins => _counts.Length;

    /// <inheritdoc/>
    public long Count { get; private set; }

    /// <summary>One bin, in the order of the probabilities.</summary>
    /// <param name="bin">Its number, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such bin.</exception>
    public CalibrationBin this[int bin]
        => new(_counts[bin], _sums[bin] / _counts[bin], (double)_positives[bin] / _counts[bin]);

    /// <summary>The calibration errors of all rows added. O(bins), no allocation.</summary>
    /// <param name="minimumBinSize">Fewest rows of a bin that counts for the maximum, at least 1.</param>
    /// <returns>The errors; NaN without rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public CalibrationErrorResult Error(int minimumBinSize = CalibrationError.DefaultMinimumBinSize)
        => CalibrationError.FromCounts(_counts, _sums, _positives, minimumBinSize);

    /// <summary>Adds a row. O(1) for bins of equal width, else O(log bins); no allocation.</summary>
    /// <param name="actual">Whether the row is positive; for many classes, whether the top class was right.</param>
    /// <param name="probability">The predicted probability that it is, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of range; nothing was added.</exception>
    public void Add(bool actual, double probability)
    {
        UnitProbabilities.Require(probability);
        var bin = Bin(probability);
        _counts[bin]++;
        _positives[bin] += actual ? 1 : 0;
        _sums[bin] += probability;
        Count++;
    }

    /// <inheritdoc/>
    public void Merge(CalibrationBins other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Bins != other.Bins || !_edges.AsSpan().SequenceEqual(other._edges))
        {
            throw new ArgumentException($"{Describe()} cannot be merged with {other.Describe()}. Both must have the same bins.", nameof(other));
        }
        Count = CountLimit.Sum(Count, other.Count);
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
            _positives[i] += other._positives[i];
            _sums[i] += other._sums[i];
        }
    }

    /// <inheritdoc/>
    public void Reset()
    {
        Array.Clear(_counts);
        Array.Clear(_positives);
        Array.Clear(_sums);
        Count = 0;
    }

    /// <inheritdoc/>
    public byte[] ToBytes()
    {
        var writer = new SketchWriter(SketchKind.CalibrationBins);
        writer.WriteCount(_edges.Length);
        foreach (var edge in _edges)
        {
            writer.WriteDouble(edge);
        }
        writer.WriteCount(Bins);
        for (var i = 0; i < Bins; i++)
        {
            writer.WriteCount(_counts[i]);
            writer.WriteCount(_positives[i]);
            writer.WriteDouble(_sums[i]);
        }
        return writer.ToBytes();
    }

    /// <inheritdoc/>
    public static CalibrationBins FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.CalibrationBins);
        var edges = new double[reader.ReadLength(sizeof(double), "edges")];
        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = reader.ReadFinite("an edge");
            SketchReader.Require(edges[i] > (i > 0 ? edges[i - 1] : 0) && edges[i] <= 1, $"edge {i} does not increase within [0, 1]");
        }
        var length = reader.ReadLength(sizeof(double) + 2, "bins");
        SketchReader.Require(length is >= 1 and <= MaximumBins && (edges.Length == 0 || edges.Length == length - 1), $"there are {length} bins and {edges.Length} edges");
        var bins = new CalibrationBins(edges, length);
        var total = 0L;
        for (var i = 0; i < length; i++)
        {
            var (count, positives, sum) = (reader.ReadCount(ref total), reader.ReadCount(), reader.ReadFinite("a sum of probabilities"));
            SketchReader.Require(positives <= count && sum >= 0 && sum <= count, $"{count} rows have {positives} positives and probabilities of {sum}");
            (bins._counts[i], bins._positives[i], bins._sums[i]) = (count, positives, sum);
        }
        reader.RequireEnd();
        bins.Count = total;
        return bins;
    }

    private int Bin(double probability)
    {
        if (_edges.Length == 0)
        {
            return Math.Min((int)(probability * Bins), Bins - 1);
        }
        var found = _edges.AsSpan().BinarySearch(probability);
        return found < 0 ? ~found : found + 1;
    }

    private string Describe()
        => _edges.Length == 0 ? $"{Bins} bins of equal width" : $"{Bins} bins with edges from {_edges[0]} to {_edges[^1]}";

    private static int RequireBins(int bins)
        => bins is >= 1 and <= MaximumBins ? bins
            : throw new ArgumentOutOfRangeException(nameof(bins), bins, $"There must be 1 to {MaximumBins} bins.");
}
