using System.ComponentModel.DataAnnotations;

namespace ModelMonitor.Capture;

// Rules that decide, and who answers: a batch is answered or refused as a whole.
public partial struct PredictionBatch
{
    /// <summary>Whether a row violates a rule. A batch that cannot be read goes to the model.</summary>
    public readonly bool IsViolated => _violations > 0 && !_isLost;

    /// <summary>Notes whether the row that has been read violates a rule.</summary>
    /// <param name="isViolated">What was found.</param>
    public void Judge(bool isViolated)
    {
        if (isViolated && _violations++ == 0)
        {
            _rows.KeepViolation();
        }
    }

    /// <summary>Refuses the batch because some of its rows violate rules; each of its predictions is counted as refused.</summary>
    /// <returns>
    /// The exception to throw; it names the model, how many rows violate rules, and of the first one the features and
    /// the rules, and no value.
    /// </returns>
    public ValidationException Refuse()
    {
        var exception = Violations.ToException(_source.Schema, _rows.FirstViolationRow, _rows.FirstViolation, _violations, Count);
        if (_subscription is null)
        {
            _rows.Return();
        }
        else
        {
            _kind = RecordKind.Refused;
            Complete();
        }

        return exception;
    }

    /// <summary>Who answers the batch: the model, unless its breaker says otherwise.</summary>
    /// <param name="source">The source of the call.</param>
    public readonly PredictionRoute Route(PredictionSource source) => source.Breaker.Route(IsRecording);

    /// <summary>The fallback answers.</summary>
    /// <param name="source">The source of the call.</param>
    public void ToFallback(PredictionSource source)
    {
        _kind = RecordKind.Fallback;
        _waiting = AnsweringFallbacks.Enter(source.Breaker);
    }

    /// <summary>The fallback has answered, or has given out a task.</summary>
    public readonly void Answered() => AnsweringFallbacks.Leave(_waiting);

    /// <summary>The batch as the model answers it for nobody, with rows of its own; made before the fallback answers.</summary>
    public readonly PredictionBatch ToShadow() => _subscription is null || _isLost
        ? default
        : this with { _kind = RecordKind.Shadow, _rows = Count == 0 ? default : _rows.Copy(), _rejected = 0 };

    /// <summary>Starts the clock of the shadow, just before the model runs.</summary>
    public void Restart() => _started = _subscription!.Restart(_started);

    /// <summary>Gives up the shadow, since its fallback threw. Written as an exception filter.</summary>
    /// <returns>Always <see langword="false"/>.</returns>
    public bool Discard()
    {
        _rows.Return();
        return false;
    }

    /// <summary>Follows a task for which nobody waits.</summary>
    /// <inheritdoc cref="Observe{T}(Task{T}, BatchReader{T})"/>
    public void Follow<T>(Task<T> task, BatchReader<T> reader) => Observe(task, reader);

    /// <inheritdoc cref="Follow{T}(Task{T}, BatchReader{T})"/>
    public void Follow<T>(ValueTask<T> task, BatchReader<T> reader)
    {
        // As a task, its exception is looked at by whoever records it.
        if (task.IsCompletedSuccessfully)
        {
            Complete(task.GetAwaiter().GetResult(), reader);
        }
        else
        {
            Follow(task.AsTask(), reader);
        }
    }
}
