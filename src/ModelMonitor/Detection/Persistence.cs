using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>
/// Whether a change persists over windows that share no row: with P panes a window, each is looked at together with those
/// P, 2P, ... panes before it.
/// </summary>
internal sealed class Persistence(DriftOptions options, int panes)
{
    // Most changes are never seen: nothing is kept of them.
    private Hysteresis?[] _phases = [];
    private int _raised;

    /// <summary>Whether the change has persisted.</summary>
    public bool IsRaised => _raised > 0;

    /// <summary>Takes the next window.</summary>
    /// <param name="look">Its number.</param>
    /// <param name="isBreached">Whether it shows the change.</param>
    public void Update(long look, bool isBreached)
    {
        if (_phases.Length == 0)
        {
            if (!isBreached)
            {
                return;
            }

            _phases = new Hysteresis?[panes];
        }

        ref var phase = ref _phases[look % panes];
        if (phase is null && !isBreached)
        {
            return;
        }

        phase ??= new(options.RaiseAfter, options.PersistenceWindows, options.ClearAfter);
        _raised -= phase.IsRaised ? 1 : 0;
        _raised += phase.Update(isBreached) ? 1 : 0;
    }
}
