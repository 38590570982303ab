using System.Numerics;
using System.Runtime.InteropServices;

namespace ModelMonitor.Capture;

/// <summary>
/// Mean and Euclidean norm of the elements that are not NaN, built up part by part. Neither overflows nor underflows
/// unless the result does.
/// </summary>
internal struct VectorMoments
{
    // Sums of squares between these have lost nothing.
    private const double SmallestSquares = 1e-280;
    private const double LargestSquares = 1e300;

    private static readonly double Power = Math.ScaleB(1, 600);

    private long _count;
    private double _mean;
    private double _norm;

    public void Add(ReadOnlySpan<double> values)
    {
        var factor = 1.0;
        var (count, sum, squares) = Sum(values, factor);
        if (squares is < SmallestSquares or > LargestSquares)
        {
            // Powers of two, which round nothing.
            factor = squares > 1 ? 1 / Power : Power;
            (count, sum, squares) = Sum(values, factor);
        }

        if (count > 0)
        {
            Merge(count, sum / count / factor, Math.Sqrt(squares) / factor);
        }
    }

    public readonly void WriteTo(Span<double> columns, int length)
    {
        columns[0] = length;
        columns[1] = _count > 0 ? _mean : double.NaN;
        columns[2] = _count > 0 ? _norm : double.NaN;
    }

    private void Merge(long count, double mean, double norm)
    {
        if (_count == 0)
        {
            (_mean, _norm) = (mean, norm);
        }
        else
        {
            var share = (double)count / (_count + count);
            var difference = mean - _mean;
            _mean = double.IsFinite(difference) ? _mean + (difference * share) : (_mean * (1 - share)) + (mean * share);
            _norm = double.Hypot(_norm, norm);
        }

        _count += count;
    }

    private static (long Count, double Sum, double Squares) Sum(ReadOnlySpan<double> values, double factor)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        var (counts, sums, squares) = (Vector<long>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        foreach (var vector in vectors)
        {
            // NaN differs from itself; elsewhere the mask is -1.
            var present = Vector.Equals(vector, vector);
            var scaled = Vector.ConditionalSelect(present, vector, Vector<double>.Zero) * factor;
            counts -= present;
            sums += scaled;
            squares += scaled * scaled;
        }

        var (count, sum, square) = (Vector.Sum(counts), Vector.Sum(sums), Vector.Sum(squares));
        foreach (var value in values[(vectors.Length * Vector<double>.Count)..])
        {
            if (!double.IsNaN(value))
            {
                count++;
                sum += value * factor;
                square += value * factor * (value * factor);
            }
        }

        return (count, sum, square);
    }
}
