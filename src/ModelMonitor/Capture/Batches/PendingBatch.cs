namespace ModelMonitor.Capture;

/// <summary>A batch whose task has not completed yet, and which holds its rows until then.</summary>
internal sealed class PendingBatch<T>(PredictionBatch batch, BatchReader<T> reader)
{
    private PredictionBatch _batch = batch;

    /// <summary>Records a completed task without awaiting it, so that the caller's view of it stays the same.</summary>
    public void Finish(Task<T> task)
    {
        if (task.IsCompletedSuccessfully)
        {
            _batch.Complete(task.GetAwaiter().GetResult(), reader);
        }
        else
        {
            _batch.Failed(task.Exception?.InnerException ?? new TaskCanceledException(task));
        }
    }

    public async ValueTask<T> Await(ValueTask<T> task)
    {
        T results;
        try
        {
            results = await task.ConfigureAwait(false);
        }
        catch (Exception exception) when (_batch.Failed(exception))
        {
            throw;
        }

        _batch.Complete(results, reader);
        return results;
    }
}
