namespace ModelMonitor.Statistics;

/// <summary>
/// A detector that takes a stream one value at a time, in O(1) memory or a fixed window, and says when it has changed.
/// Implement it to bring a detector of your own. Implementations are not thread-safe and not mergeable: order matters.
/// </summary>
public interface IChangeDetector
{
    /// <summary>Takes the next value.</summary>
    /// <param name="value">A value in the range that the detector documents.</param>
    /// <returns>
    /// Whether the stream has changed. After a change the detector starts afresh with the next value; a detector with a window
    /// goes on with the part of it that is newer than the change.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The value is NaN, infinite or outside the detector's range; the state is as before.
    /// </exception>
    ChangeSignal Update(double value);

    /// <summary>Forgets all values; parameters stay.</summary>
    void Reset();
}
