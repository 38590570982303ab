namespace ModelMonitor.Capture;

/// <summary>
/// Routes the calls of a model to its fallback (<see cref="MonitoredAttribute.Fallback"/>) and back. There is one
/// for each model name and version, for as long as the process lives: tripped before the model is first used, it is
/// open from the first call on.
/// </summary>
/// <remarks>
/// All members can be called from any thread and take effect with the next call of the model. A call that finds the
/// breaker closed reads one field. A model without a fallback always answers itself.
/// </remarks>
public sealed class ModelBreaker
{
    // Closed where there is none.
    private volatile Position? _position;

    internal ModelBreaker()
    {
    }

    /// <summary>Who answers.</summary>
    /// <value>The initial value is <see cref="BreakerState.Closed"/>.</value>
    public BreakerState State => _position?.State ?? BreakerState.Closed;

    /// <summary>Why the breaker was tripped.</summary>
    /// <value><see langword="null"/> while the breaker is closed.</value>
    public string? Reason => _position?.Reason;

    /// <summary>Whether the model answers.</summary>
    public bool IsClosed => _position is null;

    /// <summary>The breaker of a model, whether or not the model is registered yet.</summary>
    /// <param name="model">The model's name, as <see cref="MonitoredAttribute.Name"/> has it.</param>
    /// <param name="version">The model's version.</param>
    /// <exception cref="ArgumentException">The name or version is empty, too long, or holds control characters.</exception>
    public static ModelBreaker Of([ModelName] string model, string version = "1") => PredictionSourceRegistry.BreakerOf(model, version);

    /// <summary>Opens the breaker, whatever its state: the fallback answers.</summary>
    /// <param name="reason">Why, for people. The latest reason counts.</param>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is empty.</exception>
    public void Trip(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        _position = new(BreakerState.Open, reason, 0);
    }

    /// <summary>
    /// Lets an open breaker try the model: the fallback still answers, and one recorded call in
    /// <paramref name="shadowOneIn"/>, the first one included, also runs the model in the shadow. Its result and its
    /// exceptions are recorded, and its caller sees nothing of them. A call that makes a batch of predictions runs all of
    /// them; one that returns an asynchronous stream never runs in the shadow.
    /// </summary>
    /// <param name="shadowOneIn">1 runs the model at each call that an agent records.</param>
    /// <returns>
    /// <see langword="false"/> if the breaker is closed, and stays so: a reset in the meantime is not undone.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="shadowOneIn"/> is less than 1.</exception>
    public bool HalfOpen(int shadowOneIn)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shadowOneIn, 1);
        while (_position is { } current)
        {
            var next = new Position(BreakerState.HalfOpen, current.Reason, shadowOneIn);
#pragma warning disable CS0420 // Interlocked is as volatile as the field.
            if (ReferenceEquals(Interlocked.CompareExchange(ref _position, next, current), current))
#pragma warning restore CS0420
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Closes the breaker: the model answers.</summary>
    public void Reset() => _position = null;

    /// <summary>Who answers a call; the model runs in the shadow only where somebody hears of it.</summary>
    internal PredictionRoute Route(bool isRecorded)
    {
        var position = _position;
        return position is null || AnsweringFallbacks.Include(this) ? PredictionRoute.Model
            : isRecorded && position.IsShadowed() ? PredictionRoute.Shadow
            : PredictionRoute.Fallback;
    }

    private sealed class Position(BreakerState state, string reason, int shadowOneIn)
    {
        private int _calls = -1;

        public BreakerState State => state;

        public string Reason => reason;

        public bool IsShadowed() =>
            state == BreakerState.HalfOpen && (uint)Interlocked.Increment(ref _calls) % (uint)shadowOneIn == 0;
    }
}
