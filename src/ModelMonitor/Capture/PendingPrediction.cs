namespace ModelMonitor.Capture;

/// <summary>A prediction whose task has not completed yet.</summary>
internal sealed class PendingPrediction<T>(
    PredictionSource source, CaptureSubscription subscription, RecordKind kind, long started, double[] row, OutputWriter<T> writer)
{
    /// <summary>Records a completed task without awaiting it, so that the caller's view of it stays the same.</summary>
    public void Finish(Task<T> task)
    {
        if (task.IsCompletedSuccessfully)
        {
            subscription.Complete(kind, started, row, task.GetAwaiter().GetResult(), writer);
        }
        else
        {
            subscription.Fail(source, kind, started, task.Exception?.InnerException ?? new TaskCanceledException(task));
        }
    }

    public async ValueTask<T> Await(ValueTask<T> task)
    {
        T result;
        try
        {
            result = await task.ConfigureAwait(false);
        }
        catch (Exception exception) when (subscription.Fail(source, kind, started, exception))
        {
            throw;
        }

        subscription.Complete(kind, started, row, result, writer);
        return result;
    }
}
