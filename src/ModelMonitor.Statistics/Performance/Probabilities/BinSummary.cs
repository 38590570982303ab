namespace ModelMonitor.Statistics;

/// <summary>Sums of what bins miss their observed rates by.</summary>
internal struct BinSummary
{
    private readonly int _minimumBinSize;
    private long _count;
    private double _absolute, _squares, _bias;
    private double _maximum = double.NaN;

    public BinSummary(int minimumBinSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumBinSize, 1);
        _minimumBinSize = minimumBinSize;
    }

    public readonly CalibrationErrorResult Result
        => new(_absolute / _count, _maximum, Math.Sqrt(_squares / _count), _bias / _count, _count);

    public void Add(long count, double probabilitySum, long positives)
    {
        if (count == 0)
        {
            return;
        }
        var rate = (double)positives / count;
        var difference = Math.Abs(probabilitySum / count - rate);
        _count += count;
        _absolute += count * difference;
        _squares += count * difference * difference;
        _bias += Math.Sqrt(2 * rate * (1 - rate) * count / Math.PI);
        if (count >= _minimumBinSize && !(difference <= _maximum))
        {
            _maximum = difference;
        }
    }
}
