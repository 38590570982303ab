namespace ModelMonitor.Aggregation;

/// <summary>
/// The open window of a model: a ring of panes that are filled one after the other; whenever one is full, the last
/// ones add up to a window. Used by one thread at a time.
/// </summary>
/// <remarks>
/// After a pause a window by time is told of until it is empty, the empty one included, and then not again before
/// the next prediction.
/// </remarks>
internal sealed class PaneWindow
{
    private readonly WindowShape _shape;
    private readonly WindowSize _size;
    private readonly TimeSpan _opened;
    private readonly WindowCounts?[] _panes;
    private readonly Action<WindowCounts>? _onPane;
    private readonly Action<WindowCounts>? _onSlice;
    private WindowCounts? _sum;
    private WindowCounts _pane;
    private long _paneSize;
    private long _closedPanes;
    private long _idlePanes;
    private TimeSpan _paneOpened;
    private int _endedSlices;
    private long _lookedAt;

    /// <summary>Opens the first pane.</summary>
    /// <param name="shape">What is kept.</param>
    /// <param name="size">How long a window is.</param>
    /// <param name="now">When it opens.</param>
    /// <param name="onPane">Takes each pane that is closed; its counts are valid during the call only.</param>
    /// <param name="onSlice">
    /// Takes the open pane whenever a slice of it has ended and brought rows, but for the last, which ends with the pane.
    /// </param>
    public PaneWindow(
        WindowShape shape, WindowSize size, ClockReading now, Action<WindowCounts>? onPane = null, Action<WindowCounts>? onSlice = null)
    {
        _onSlice = onSlice;
        _shape = shape;
        _onPane = onPane;
        _size = size;
        _opened = _paneOpened = now.Elapsed;
        _panes = new WindowCounts?[size.Panes];
        _pane = OpenPane(now.Time);
    }

    /// <summary>The pane that is being filled. What is added to it by hand is seen at the next count or advance.</summary>
    public WindowCounts Open => _pane;

    /// <summary>The predictions that the open pane still takes.</summary>
    public long Room => _paneSize - _pane.Checked;

    /// <summary>Counts rows that have just been read; what a full pane cannot take goes into the next one.</summary>
    /// <param name="counter">The counter of the model's columns.</param>
    /// <param name="batch">The rows.</param>
    /// <param name="start">The first row to count; those before it are left out.</param>
    /// <param name="now">The time.</param>
    /// <param name="onWindow">Takes each window that became full; the counts are valid during the call only.</param>
    public void Count(BatchCounter counter, RowBatch batch, int start, ClockReading now, Action<WindowCounts> onWindow)
    {
        Advance(now, onWindow);
        while (start < batch.Count)
        {
            var rows = (int)Math.Min(batch.Count - start, Math.Min(Room, SliceRoom));
            counter.Count(batch, start, rows, _pane);
            _pane.AddSeason(now, rows);
            start += rows;
            Advance(now, onWindow);
        }
    }

    /// <summary>Closes the panes that are full by now, and ends slices. To be called from time to time also when nothing was read.</summary>
    /// <inheritdoc cref="Count"/>
    public void Advance(ClockReading now, Action<WindowCounts> onWindow)
    {
        // Late by more than a pane: panes lack what was not read in time, and the open one takes it.
        var isLate = _size.Count is null && now.Elapsed > Boundary(_closedPanes + 2);
        while (_size.Count is null ? now.Elapsed >= Boundary(_closedPanes + 1) : Room == 0)
        {
            _pane.IsLate |= isLate;
            Close(now, onWindow);
        }

        _pane.IsLate |= isLate;
        EndSlice(now);
    }

    /// <summary>The rows that the slice still takes. Rows end it, and nothing else: where it ends does not depend on batches.</summary>
    private long SliceRoom => _onSlice is null || _size.Count is null || _endedSlices + 1 >= _size.Slices
        ? long.MaxValue
        : ((_endedSlices + 1) * _paneSize + _size.Slices - 1) / _size.Slices - _pane.Rows;

    private void EndSlice(ClockReading now)
    {
        if (_onSlice is null)
        {
            return;
        }

        var opened = _size.Count is null ? Boundary(_closedPanes) : TimeSpan.Zero;
        var ended = _size.Count is null
            ? (int)((Int128)(now.Elapsed - opened).Ticks * _size.Slices / (Boundary(_closedPanes + 1) - opened).Ticks)
            : (int)Math.Min(_size.Slices - 1, _pane.Rows * _size.Slices / _paneSize);
        var isNews = ended != _endedSlices && _pane.Rows > _lookedAt;
        _endedSlices = ended;
        if (isNews)
        {
            _lookedAt = _pane.Rows;
            _onSlice(_pane);
        }
    }

    private void Close(ClockReading now, Action<WindowCounts> onWindow)
    {
        _closedPanes++;
        _idlePanes = _pane.IsEmpty ? _idlePanes + 1 : 0;
        _pane.End = TimeOf(_closedPanes, now);
        var end = _size.Count is null ? Boundary(_closedPanes) : now.Elapsed;
        (_pane.Duration, _paneOpened) = (end - _paneOpened, end);
        try
        {
            _onPane?.Invoke(_pane);
        }
        finally
        {
            // Whatever became of the pane.
            try
            {
                GiveOut(now, onWindow);
            }
            finally
            {
                if (_size.Panes > 1)
                {
                    _pane.Rest();
                    _sum?.Rest();
                }

                _pane = OpenPane(TimeOf(_closedPanes, now));
            }
        }
    }

    private void GiveOut(ClockReading now, Action<WindowCounts> onWindow)
    {
        if (_idlePanes > _size.Panes)
        {
            // All panes are empty: those that nobody looked at are skipped at once, however many they are.
            _closedPanes = (long)((Int128)(now.Elapsed - _opened).Ticks * _size.Panes / _size.Duration!.Value.Ticks);
            _paneOpened = Boundary(_closedPanes);
        }
        else if (_closedPanes >= _size.Panes)
        {
            onWindow(Sum(now));
        }
    }

    private WindowCounts Sum(ClockReading now)
    {
        if (_size.Panes == 1)
        {
            return _pane;
        }

        var sum = _sum ??= new(_shape);
        sum.Reset();
        var duration = TimeSpan.Zero;
        foreach (var pane in _panes)
        {
            sum.Merge(pane!);
            duration += pane!.Duration;
        }

        sum.Start = _size.Count is null ? TimeOf(_closedPanes - _size.Panes, now) : _panes[_closedPanes % _size.Panes]!.Start;
        (sum.End, sum.Duration) = (_pane.End, duration);
        return sum;
    }

    private WindowCounts OpenPane(DateTimeOffset start)
    {
        ref var pane = ref _panes[_closedPanes % _size.Panes];
        pane ??= new(_shape);
        pane.Reset();
        (pane.Start, pane.End) = (start, start);
        (_endedSlices, _lookedAt) = (0, 0);
        // Of windows by time no pane is ever full.
        _paneSize = _size.Count is null ? long.MaxValue : RowsUpTo(_closedPanes + 1) - RowsUpTo(_closedPanes);
        return pane;
    }

    // Panes differ by a row or a tick where the size is no multiple of them; any window has exactly its size.
    private long RowsUpTo(long panes) => (long)((Int128)panes * _size.Count!.Value / _size.Panes);

    private TimeSpan Boundary(long panes) => _opened + new TimeSpan((long)((Int128)panes * _size.Duration!.Value.Ticks / _size.Panes));

    private DateTimeOffset TimeOf(long panes, ClockReading now) =>
        _size.Count is null ? now.Time - (now.Elapsed - Boundary(panes)) : now.Time;
}
