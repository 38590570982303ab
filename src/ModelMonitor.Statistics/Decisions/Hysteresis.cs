using System.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>
/// Keeps an alarm from flickering: raised when enough of the last windows show a change, cleared when enough windows in
/// a row show none; derived here from the run rules of control charts (Western Electric 1956). O(1) in time and memory. Not
/// thread-safe, not mergeable: order matters.
/// </summary>
public sealed class Hysteresis
{
    /// <summary>The most windows that can be looked back on.</summary>
    public const int LargestWindows = 32;

    private readonly uint _mask;
    private uint _history;
    private int _clean;

    /// <summary>Makes an alarm that is not raised.</summary>
    /// <param name="raiseAfter">How many of the last windows must show a change, 1 to <paramref name="windows"/>.</param>
    /// <param name="windows">How many windows are looked back on, 1 to 32.</param>
    /// <param name="clearAfter">How many windows in a row must show no change, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public Hysteresis(int raiseAfter = 2, int windows = 3, int clearAfter = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(windows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(windows, LargestWindows);
        ArgumentOutOfRangeException.ThrowIfLessThan(raiseAfter, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(raiseAfter, windows);
        ArgumentOutOfRangeException.ThrowIfLessThan(clearAfter, 1);
        (RaiseAfter, Windows, ClearAfter) = (raiseAfter, windows, clearAfter);
        _mask = uint.MaxValue >> (LargestWindows - windows);
    }

    /// <summary>How many of the last <see cref="Windows"/> must show a change.</summary>
    public int RaiseAfter { get; }

    /// <summary>How many windows are looked back on.</summary>
    public int Windows { get; }

    /// <summary>How many windows in a row must show no change.</summary>
    public int ClearAfter { get; }

    /// <summary>Whether the alarm is raised.</summary>
    public bool IsRaised { get; private set; }

    /// <summary>Takes the next window.</summary>
    /// <param name="isBreached">Whether it shows a change.</param>
    /// <returns>Whether the alarm is raised now.</returns>
    public bool Update(bool isBreached)
    {
        _history = ((_history << 1) | (isBreached ? 1u : 0u)) & _mask;
        _clean = isBreached ? 0 : Math.Min(_clean, ClearAfter) + 1;
        if (IsRaised && _clean >= ClearAfter)
        {
            // A cleared alarm starts afresh: what raised it before does not count again.
            IsRaised = false;
            _history = 0;
        }
        else if (BitOperations.PopCount(_history) >= RaiseAfter)
        {
            IsRaised = true;
        }
        return IsRaised;
    }

    /// <summary>Forgets all windows; the alarm is not raised.</summary>
    public void Reset() => (_history, _clean, IsRaised) = (0, 0, false);
}
