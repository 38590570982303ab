using System.Runtime.CompilerServices;

namespace ModelMonitor.Statistics;

/// <summary>
/// Means and co-moments of the four waves cos 0.4x, cos 0.8x, sin 0.4x, sin 0.8x, in one pass and mergeable (Chan, Golub
/// and LeVeque 1979): deviations keep the digits that raw sums of a narrow sample would lose.
/// </summary>
internal struct WaveMoments
{
    public const int Dimensions = 4;
    public const int CoMoments = Dimensions * (Dimensions + 1) / 2;

    private Means _means;
    private Products _products;

    public long Count { get; private set; }

    public readonly double Mean(int wave) => _means[wave];

    /// <summary>Biased covariance of two waves.</summary>
    public readonly double Covariance(int first, int second)
        => _products[Position(Math.Max(first, second), Math.Min(first, second))] / Count;

    public void Add(double x)
    {
        Span<double> waves = stackalloc double[Dimensions];
        var (sine, cosine) = Math.SinCos(0.4 * x);
        (waves[0], waves[2]) = (cosine, sine);
        // Of twice the angle, without asking for it.
        (waves[1], waves[3]) = ((cosine - sine) * (cosine + sine), 2 * sine * cosine);
        double before = Count;
        var share = 1.0 / ++Count;
        Span<double> means = _means;
        Span<double> products = _products;
        var position = 0;
        for (var i = 0; i < Dimensions; i++)
        {
            waves[i] -= means[i];
            means[i] += share * waves[i];
            var weighted = before * share * waves[i];
            for (var j = 0; j <= i; j++)
            {
                products[position++] += weighted * waves[j];
            }
        }
    }

    public void Merge(in WaveMoments other)
    {
        if (other.Count == 0)
        {
            return;
        }
        var count = CountLimit.Sum(Count, other.Count);
        var share = (double)other.Count / count;
        Span<double> difference = stackalloc double[Dimensions];
        for (var i = 0; i < Dimensions; i++)
        {
            difference[i] = other._means[i] - _means[i];
        }
        for (var i = 0; i < Dimensions; i++)
        {
            _means[i] += share * difference[i];
            for (var j = 0; j <= i; j++)
            {
                _products[Position(i, j)] += other._products[Position(i, j)] + Count * share * difference[i] * difference[j];
            }
        }
        Count = count;
    }

    public readonly void Write(SketchWriter writer)
    {
        writer.WriteCount(Count);
        for (var i = 0; i < Dimensions; i++)
        {
            writer.WriteDouble(_means[i]);
        }
        for (var i = 0; i < CoMoments; i++)
        {
            writer.WriteDouble(_products[i]);
        }
    }

    public static WaveMoments Read(ref SketchReader reader)
    {
        var total = 0L;
        var moments = new WaveMoments { Count = reader.ReadCount(ref total) };
        for (var i = 0; i < Dimensions; i++)
        {
            moments._means[i] = reader.ReadFinite("a mean");
            SketchReader.Require(Math.Abs(moments._means[i]) <= 1, $"the mean of a wave is {moments._means[i]}");
        }
        for (var i = 0; i < Dimensions; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var product = moments._products[Position(i, j)] = reader.ReadFinite("a co-moment");
                SketchReader.Require(
                    Math.Abs(product) <= moments.Count && (i != j || product >= 0), $"a co-moment of {moments.Count} values is {product}");
            }
        }
        return moments;
    }

    private static int Position(int row, int column) => row * (row + 1) / 2 + column;

    [InlineArray(Dimensions)]
    private struct Means
    {
        private double _first;
    }

    [InlineArray(CoMoments)]
    private struct Products
    {
        private double _first;
    }
}
