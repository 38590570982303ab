using ModelMonitor.Schema;

namespace ModelMonitor.Capture;

/// <summary>What listens to a source: one agent, or several at once.</summary>
internal abstract class CaptureSubscription
{
    /// <summary>The one that takes a call in the current flow of execution.</summary>
    public virtual CaptureSubscription Current => this;

    /// <summary>Of how many predictions one is recorded.</summary>
    public abstract int RecordOneIn { get; }

    /// <summary>The doubles that a ring holds.</summary>
    protected internal abstract int Capacity { get; }

    /// <summary>Starts a call: decides whether it is recorded and whether it is timed.</summary>
    public abstract PredictionCall Begin();

    /// <summary>Decides whether the next prediction is recorded; one that is not is counted as sampled out.</summary>
    public abstract bool Admits();

    /// <summary>The timestamp at which a call starts, or zero for a call that is not timed.</summary>
    public abstract long StartTiming();

    /// <summary>Which rows of a batch are recorded: as sampling asks, and no more than a ring holds.</summary>
    public RowChoice Choose(int rows, int rowLength)
    {
        var room = Math.Max(1, Capacity / (rowLength + RecordHeader.Length));
        var oneIn = Math.Max(RecordOneIn, ((rows - 1) / room) + 1);
        return new(oneIn, oneIn == 1 ? 0 : NextSeed());
    }

    /// <summary>Counts predictions that could not be captured.</summary>
    public abstract void CountRejected(int predictions = 1);

    /// <summary>Counts predictions of a batch that were not chosen: by sampling, or for want of room.</summary>
    public abstract void CountLeftOut(int sampledOut, int dropped);

    /// <summary>Stores the row of a call that returned; a call that started at zero is not timed.</summary>
    public void Complete(RecordKind kind, long started, ReadOnlySpan<double> row) => Write(kind, ElapsedSeconds(started), row);

    /// <summary>Completes the row of a call that returned from its result, and stores it.</summary>
    public void Complete<T>(RecordKind kind, long started, Span<double> row, T result, OutputWriter<T> writer)
    {
        try
        {
            writer(row, result);
        }
#pragma warning disable CA1031 // User code reads the result; whatever it throws must not reach the caller.
        catch (Exception)
#pragma warning restore CA1031
        {
            CountRejected();
            return;
        }

        Complete(kind, started, row);
    }

    /// <summary>Counts a call that threw.</summary>
    /// <returns>Always <see langword="false"/>, as an exception filter.</returns>
    public bool Fail(PredictionSource source, RecordKind kind, long started, Exception exception)
    {
        var error = kind == RecordKind.Shadow ? RecordKind.ShadowError : RecordKind.Error;
        Write(error, ElapsedSeconds(started), [source.ErrorType(exception)]);
        return false;
    }

    /// <summary>Stores the row of a call that was refused: it has no outputs, and no latency.</summary>
    public void Refuse(PredictionSource source, Span<double> row)
    {
        var columns = source.Schema.Columns;
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Role is ColumnRole.Prediction or ColumnRole.Score)
            {
                row[i] = double.NaN;
            }
        }

        Write(RecordKind.Refused, double.NaN, row);
    }

    /// <summary>Follows a task, and returns that very task.</summary>
    public Task<T> Observe<T>(
        PredictionSource source, RecordKind kind, long started, Task<T> task, Span<double> row, OutputWriter<T> writer)
    {
        if (task is null)
        {
            CountRejected();
            return task!;
        }

        if (task.IsCompletedSuccessfully)
        {
            Complete(kind, started, row, task.GetAwaiter().GetResult(), writer);
            return task;
        }

        task.ContinueWith(
            static (completed, state) => ((PendingPrediction<T>)state!).Finish(completed),
            new PendingPrediction<T>(source, this, kind, started, row.ToArray(), writer),
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return task;
    }

    /// <summary>Follows a value task; the one returned stands for it.</summary>
    public ValueTask<T> Observe<T>(
        PredictionSource source, RecordKind kind, long started, ValueTask<T> task, Span<double> row, OutputWriter<T> writer)
    {
        if (!task.IsCompletedSuccessfully)
        {
            return new PendingPrediction<T>(source, this, kind, started, row.ToArray(), writer).Await(task);
        }

        // A value task may be read once: its result is passed on in a new one.
        var result = task.GetAwaiter().GetResult();
        Complete(kind, started, row, result, writer);
        return new(result);
    }

    /// <summary>The start of a second call within one that started then; zero for one that is not timed.</summary>
    public abstract long Restart(long started);

    /// <summary>Stores a record, on any thread.</summary>
    protected internal abstract void Write(RecordKind kind, double latency, ReadOnlySpan<double> row);

    /// <summary>A number for each batch of which rows are chosen.</summary>
    protected internal abstract long NextSeed();

    /// <summary>Seconds since a timestamp that a call started at; NaN for zero.</summary>
    protected internal abstract double ElapsedSeconds(long started);
}
