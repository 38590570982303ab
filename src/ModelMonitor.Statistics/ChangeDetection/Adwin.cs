namespace ModelMonitor.Statistics;

/// <summary>
/// ADWIN (Bifet and Gavaldà 2007): a window that grows while its mean is stable and drops its older part as soon as two
/// parts differ, so it always holds the stream since the last change. O(log W) memory, a check every
/// <c>clock</c> values. Needs no scale: suits values of any bounded range. Not thread-safe.
/// </summary>
/// <remarks>
/// All bucket boundaries are tried as cuts. Some implementations leave out the newest bucket of every row, which finds
/// changes later.
/// </remarks>
/// <param name="delta">Error probability δ of one comparison, in (0, 1).</param>
/// <param name="clock">Number of values between checks, at least 1.</param>
public sealed class Adwin(double delta = 0.002, int clock = 32)
{
    private const int BucketsInRow = 5;
    private const int RowCapacity = BucketsInRow + 1;
    private const int SmallestPart = 5;
    private const int SmallestWidth = 10;

    private readonly double _delta = StreamValue.RequireProbability(delta, nameof(delta));
    private readonly int _clock = clock >= 1
        ? clock
        : throw new ArgumentOutOfRangeException(nameof(clock), clock, "At least one value lies between checks.");

    // Row r holds up to five buckets of 2^r values each, the oldest first.
    private readonly List<Row> _rows = [new Row()];
    private double _squares;
    private long _ticks;

    /// <summary>Number of values in the window.</summary>
    public long Width { get; private set; }

    /// <summary>Sum of the values in the window.</summary>
    public double Total { get; private set; }

    /// <summary>Mean of the window; NaN without values.</summary>
    public double Mean => Width > 0 ? Total / Width : double.NaN;

    /// <summary>Population variance of the window; NaN without values.</summary>
    public double Variance => Width > 0 ? _squares / Width : double.NaN;

    /// <summary>Takes the next value.</summary>
    /// <param name="value">A finite value.</param>
    /// <returns>Whether the older part of the window was dropped because its mean differs.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public ChangeSignal Update(double value)
    {
        StreamValue.RequireFinite(value);
        Insert(value);
        var isChanged = false;
        if (++_ticks % _clock == 0)
        {
            while (Width > SmallestWidth && HasCut())
            {
                DropOldest();
                isChanged = true;
            }
        }
        return isChanged ? ChangeSignal.Change : ChangeSignal.None;
    }

    /// <summary>Forgets all values.</summary>
    public void Reset()
    {
        _rows.Clear();
        _rows.Add(new Row());
        (Width, Total, _squares, _ticks) = (0, 0, 0, 0);
    }

    private void Insert(double value)
    {
        if (Width > 0)
        {
            var deviation = value - Total / Width;
            _squares += Width * deviation * deviation / (Width + 1);
        }
        Width++;
        Total += value;
        var (total, squares, size) = (value, 0.0, 1L);
        for (var r = 0; ; r++, size *= 2)
        {
            if (r == _rows.Count)
            {
                _rows.Add(new Row());
            }
            var row = _rows[r];
            row.Append(total, squares);
            if (row.Count < RowCapacity)
            {
                return;
            }
            (total, squares) = row.TakeTwoOldest(size);
        }
    }

    private void DropOldest()
    {
        var last = _rows.Count - 1;
        var size = 1L << last;
        var (total, squares) = _rows[last].TakeOldest();
        Width -= size;
        Total -= total;
        var deviation = total / size - Total / Width;
        // Rounding can leave a tiny negative rest on a stream without noise.
        _squares = Math.Max(0, _squares - squares - size * deviation * deviation * Width / (size + Width));
        if (_rows[last].Count == 0 && last > 0)
        {
            _rows.RemoveAt(last);
        }
    }

    private bool HasCut()
    {
        var logarithm = Math.Log(2 * Math.Log(Width) / _delta);
        var spread = 2 * logarithm * _squares / Width;
        var (older, olderTotal) = (0L, 0.0);
        for (var r = _rows.Count - 1; r >= 0; r--)
        {
            var row = _rows[r];
            for (var i = 0; i < row.Count; i++)
            {
                older += 1L << r;
                olderTotal += row.Total(i);
                var newer = Width - older;
                if (newer < SmallestPart)
                {
                    return false;
                }
                if (older < SmallestPart)
                {
                    continue;
                }
                // Most boundaries fail without the last term already, which takes no division and no root to see.
                var (a, b, product) = (older - SmallestPart + 1.0, newer - SmallestPart + 1.0, (double)older * newer);
                var scaled = olderTotal * newer - (Total - olderTotal) * older;
                if (scaled * scaled * a * b <= spread * (a + b) * product * product)
                {
                    continue;
                }
                var harmonic = 1 / a + 1 / b;
                if (Math.Abs(scaled) / product > Math.Sqrt(spread * harmonic) + 2.0 / 3 * logarithm * harmonic)
                {
                    return true;
                }
            }
        }
        return false;
    }

    private sealed class Row
    {
        private readonly double[] _totals = new double[RowCapacity];
        private readonly double[] _squares = new double[RowCapacity];

        public int Count { get; private set; }

        public double Total(int index) => _totals[index];

        public void Append(double total, double squares)
        {
            _totals[Count] = total;
            _squares[Count++] = squares;
        }

        public (double Total, double Squares) TakeOldest()
        {
            var oldest = (_totals[0], _squares[0]);
            Count--;
            _totals.AsSpan(1, Count).CopyTo(_totals);
            _squares.AsSpan(1, Count).CopyTo(_squares);
            return oldest;
        }

        public (double Total, double Squares) TakeTwoOldest(long size)
        {
            var (first, firstSquares) = TakeOldest();
            var (second, secondSquares) = TakeOldest();
            var deviation = (first - second) / size;
            return (first + second, firstSquares + secondSquares + size * deviation * deviation / 2);
        }
    }
}
