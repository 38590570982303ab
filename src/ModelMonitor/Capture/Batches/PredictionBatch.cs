using System.Buffers;
using System.ComponentModel;

namespace ModelMonitor.Capture;

/// <summary>
/// One call of a method that makes many predictions, each of which becomes a row of its own. Used by generated code:
/// it opens the batch, fills the features row by row before the call, and the outputs after it.
/// </summary>
/// <remarks>
/// Rows are read and written in place where they belong or not at all: where the counts of inputs and results differ,
/// all of them are counted as unreadable. A batch that throws is one error, since its predictions were never made.
/// Sampling chooses rows, not calls, and a batch of more rows than a ring holds is thinned to what fits, evenly.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial struct PredictionBatch
{
    private readonly PredictionSource _source;
    private readonly CaptureSubscription? _subscription;
    private readonly ArrayPool<double> _pool;
    private RecordKind _kind;
    private BatchRows _rows;
    private int _rejected;
    private bool _isLost;
    private long _started;
    private double _latency;

    // How many fallbacks wait for this one on the thread.
    private int _waiting;

    // While the features are read; each row is, whether or not it is recorded.
    private bool _isChecked;
    private int _violations;

    internal PredictionBatch(PredictionSource source, CaptureSubscription? subscription, ArrayPool<double> pool, bool isChecked = false)
    {
        _source = source;
        _subscription = subscription;
        _pool = pool;
        _kind = RecordKind.Row;
        _isChecked = isChecked;
    }

    /// <summary>Whether somebody listens.</summary>
    public readonly bool IsRecording => _subscription is not null;

    /// <summary>The predictions of the batch: as many as the longest of the inputs and results seen so far.</summary>
    public int Count { get; private set; }

    /// <summary>The index in the batch of the row that is read.</summary>
    public readonly int Index => _rows.Index;

    /// <summary>The columns of the row that is read.</summary>
    public readonly Span<double> Row => _rows.Row;

    /// <summary>Makes room for the rows of the first input.</summary>
    /// <param name="count">How many elements it has.</param>
    public void Open(int count)
    {
        Count = count;
        if (count > 0)
        {
            var rowLength = _source.Schema.RowLength;
            _rows = new(_pool, count, _subscription?.Choose(count, rowLength), rowLength, _isChecked);
        }
    }

    /// <summary>Compares another input with the first; where they differ, the batch is given up.</summary>
    /// <param name="count">How many elements it has.</param>
    public void Align(int count)
    {
        if (count != Count)
        {
            Count = Math.Max(Count, count);
            GiveUp();
        }
    }

    /// <summary>Moves to the next row that is to be read; past the last one, before the first again.</summary>
    public bool MoveNext()
    {
        if (!_isChecked)
        {
            return _rows.MoveNext();
        }

        // Outputs are read of the chosen rows alone.
        return _isChecked = _rows.MoveNextOf(Count);
    }

    /// <summary>Gives up the row that is read, or outside of one the whole batch: it could not be read.</summary>
    public void Reject()
    {
        if (_rows.IsAtRow)
        {
            _rejected += _rows.IsChosen ? 1 : 0;
            _rows.GiveUp();
        }
        else
        {
            GiveUp();
        }
    }

    /// <summary>Starts the clock, just before the call; without somebody who listens, the rows are done with.</summary>
    public void Start()
    {
        if (_subscription is null)
        {
            _rows.Return();
        }
        else
        {
            _started = _subscription.StartTiming();
        }
    }

    /// <summary>Stops the clock, and compares the results with the inputs.</summary>
    /// <param name="results">How many results the call returned.</param>
    public void Answered(int results)
    {
        _latency = _subscription!.ElapsedSeconds(_started);
        Align(results);
    }

    /// <summary>
    /// Stores the rows of a call that returned. The first one carries the latency of the call, the others none, so
    /// that durations count calls.
    /// </summary>
    public void Complete()
    {
        if (_isLost)
        {
            _subscription!.CountRejected(Count);
            return;
        }

        var (kept, latency) = (_rows.Count, _latency);
        while (_rows.MoveNext())
        {
            if (_kind == RecordKind.Refused)
            {
                _subscription!.Refuse(_source, _rows.Row);
                continue;
            }

            _subscription!.Write(_kind, latency, _rows.Row);
            latency = double.NaN;
        }

        _rows.Return();
        _subscription!.CountRejected(_rejected);
        if (_kind != RecordKind.Shadow)
        {
            var admitted = Math.Max(Count / _subscription.RecordOneIn, kept);
            _subscription.CountLeftOut(sampledOut: Count - admitted, dropped: admitted - kept);
        }
    }

    /// <summary>Counts a call that threw. Written as an exception filter, so that the exception passes untouched.</summary>
    /// <returns>Always <see langword="false"/>.</returns>
    public bool Failed(Exception exception)
    {
        if (_kind == RecordKind.Fallback)
        {
            Answered();
        }

        _rows.Return();
        _subscription?.Fail(_source, _kind, _started, exception);
        return false;
    }

    /// <summary>Follows a task that the monitored method returned, and returns that very task.</summary>
    /// <param name="task">The task; read at once if it has completed.</param>
    /// <param name="reader">Writes the outputs.</param>
    public Task<T> Observe<T>(Task<T> task, BatchReader<T> reader)
    {
        if (_subscription is null)
        {
            return task;
        }

        if (task is null)
        {
            GiveUp();
            Complete();
        }
        else if (task.IsCompletedSuccessfully)
        {
            Complete(task.GetAwaiter().GetResult(), reader);
        }
        else
        {
            task.ContinueWith(
                static (completed, state) => ((PendingBatch<T>)state!).Finish(completed),
                new PendingBatch<T>(this, reader),
                CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        return task!;
    }

    /// <summary>Follows a value task that the monitored method returned; the one returned here stands for it.</summary>
    /// <inheritdoc cref="Observe{T}(Task{T}, BatchReader{T})"/>
    public ValueTask<T> Observe<T>(ValueTask<T> task, BatchReader<T> reader)
    {
        if (_subscription is null)
        {
            return task;
        }

        if (!task.IsCompletedSuccessfully)
        {
            return new PendingBatch<T>(this, reader).Await(task);
        }

        // A value task may be read once: its result is passed on in a new one.
        var results = task.GetAwaiter().GetResult();
        Complete(results, reader);
        return new(results);
    }

    internal void Complete<T>(T results, BatchReader<T> reader)
    {
        try
        {
            reader(ref this, results);
        }
#pragma warning disable CA1031 // User code reads the results; whatever it throws must not reach the caller.
        catch (Exception)
#pragma warning restore CA1031
        {
            Reject();
        }

        Complete();
    }

    private void GiveUp()
    {
        _isLost = true;
        _rows.Return();
    }
}
