using System.Numerics;

namespace ModelMonitor.Detection;

/// <summary>
/// Hysteresis of one tested aspect: raised when enough of the last windows show a change, cleared when enough
/// windows in a row show none.
/// </summary>
internal sealed class Persistence(DriftOptions options)
{
    private uint _history;
    private int _clean;

    public bool IsRaised { get; private set; }

    public void Observe(bool isBreached)
    {
        var mask = options.PersistenceWindows >= 32 ? uint.MaxValue : (1u << options.PersistenceWindows) - 1;
        _history = ((_history << 1) | (isBreached ? 1u : 0u)) & mask;
        _clean = isBreached ? 0 : _clean + 1;
        if (BitOperations.PopCount(_history) >= options.RaiseAfter)
        {
            IsRaised = true;
        }
        else if (IsRaised && _clean >= options.ClearAfter)
        {
            IsRaised = false;
        }
    }
}
