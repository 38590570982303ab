namespace ModelMonitor.Alerting;

/// <summary>When each change that is suspected or alarmed was first seen; forgotten when it has not been seen for a while.</summary>
/// <param name="memory">For how many windows an unconfirmed suspicion is remembered.</param>
internal sealed class Onsets(int memory)
{
    private readonly Dictionary<AlarmKey, (Onset First, long Last)> _seen = [];

    /// <summary>Notes that a change is seen.</summary>
    public void Note(AlarmKey key, Onset now)
    {
        var first = _seen.TryGetValue(key, out var seen) ? seen.First : now;
        _seen[key] = (first, now.Window);
    }

    /// <summary>When a change that has been noted was first seen.</summary>
    public Onset Of(AlarmKey key) => _seen[key].First;

    /// <summary>Forgets a change that is over.</summary>
    public void Remove(AlarmKey key) => _seen.Remove(key);

    /// <summary>Forgets what has not been seen for longer than is remembered.</summary>
    /// <param name="window">The number of windows that have been judged.</param>
    public void Prune(long window)
    {
        foreach (var (key, (_, last)) in _seen)
        {
            if (window - last > memory)
            {
                _seen.Remove(key);
            }
        }
    }
}
