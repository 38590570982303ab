namespace ModelMonitor.Statistics;

/// <summary>Marks the rows of the first sample by 1 and all others by 0.</summary>
internal delegate void SplitSource(Span<double> isFirst);

/// <summary>
/// Statistics of many splits of the same pooled rows. The sum within one sample and the sums of rows, which no split
/// changes, give the other two sums, so that a split costs m²/2 multiplications, and a row of the matrix is read once for
/// several splits.
/// </summary>
internal sealed class SplitPermutations
{
    // Permutations that equal the observed split up to rounding count as ties.
    private const double Slack = 1e-12;
    private const int Block = 8;

    private readonly PairMatrix _matrix;
    private readonly double[] _rowSums;
    private readonly double[][] _masks;
    private readonly double[] _within = new double[Block];
    private readonly double[] _rows = new double[Block];
    private readonly double _total;
    private readonly int _firstSize;

    public SplitPermutations(PairMatrix matrix, int firstSize)
    {
        (_matrix, _firstSize) = (matrix, firstSize);
        _rowSums = matrix.RowSums();
        foreach (var sum in _rowSums)
        {
            _total += sum;
        }
        _masks = new double[Block][];
        for (var b = 0; b < Block; b++)
        {
            _masks[b] = new double[matrix.Size];
        }
        Observed = Sums(Order, 1)[0];
    }

    /// <summary>The sums of the samples as they are.</summary>
    public SplitSums Observed { get; }

    /// <summary>How many of the splits are at least as far apart as the samples are.</summary>
    public int AtLeastAsFar(in SplitWeights weights, int permutations, SplitSource source)
    {
        var limit = Observed.Weighted(weights) - Slack * Observed.Magnitude(weights);
        var atLeastAsFar = 0;
        for (var start = 0; start < permutations; start += Block)
        {
            foreach (var split in Sums(source, Math.Min(Block, permutations - start)))
            {
                atLeastAsFar += split.Weighted(weights) >= limit ? 1 : 0;
            }
        }
        return atLeastAsFar;
    }

    /// <summary>(1 + hits)/(1 + permutations) over random splits.</summary>
    public double PValue(in SplitWeights weights, int permutations, int seed)
    {
        var random = new Random(seed);
        return (1.0 + AtLeastAsFar(weights, permutations, Shuffle)) / (1.0 + permutations);

        void Shuffle(Span<double> isFirst)
        {
            Order(isFirst);
            random.Shuffle(isFirst);
        }
    }

    /// <summary>The sums of up to eight splits.</summary>
    public SplitSums[] Sums(SplitSource source, int count)
    {
        // The smaller sample is summed over.
        var isFirstMarked = 2 * _firstSize <= _matrix.Size;
        for (var b = 0; b < count; b++)
        {
            var mask = _masks[b];
            source(mask);
            for (var i = 0; i < mask.Length && !isFirstMarked; i++)
            {
                mask[i] = 1 - mask[i];
            }
            (_within[b], _rows[b]) = (0, 0);
        }
        for (var i = 0; i < _matrix.Size; i++)
        {
            var below = _matrix.Below(i);
            for (var b = 0; b < count; b++)
            {
                if (_masks[b][i] != 0)
                {
                    _within[b] += VectorMath.Dot(below, _masks[b].AsSpan(0, i));
                    _rows[b] += _rowSums[i];
                }
            }
        }
        var sums = new SplitSums[count];
        for (var b = 0; b < count; b++)
        {
            var marked = 2 * _within[b];
            var between = _rows[b] - marked;
            var others = _total - _rows[b] - between;
            sums[b] = isFirstMarked ? new(marked, others, between) : new(others, marked, between);
        }
        return sums;
    }

    private void Order(Span<double> isFirst)
    {
        isFirst[.._firstSize].Fill(1);
        isFirst[_firstSize..].Clear();
    }
}
