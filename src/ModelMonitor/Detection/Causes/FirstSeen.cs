namespace ModelMonitor.Detection;

/// <summary>Since when each subject has been seen to change; forgotten after some windows without it, so that it stays bounded.</summary>
/// <param name="memory">The windows without a finding after which it is another one.</param>
internal sealed class FirstSeen(int memory)
{
    private readonly Dictionary<string, (DateTimeOffset First, long Last)> _seen = new(StringComparer.Ordinal);

    /// <summary>When a subject was first seen, which is seen now.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="now">The end of the window.</param>
    /// <param name="look">The number of the window.</param>
    public DateTimeOffset Of(string subject, DateTimeOffset now, long look)
    {
        foreach (var (other, seen) in _seen)
        {
            if (look - seen.Last > memory)
            {
                _seen.Remove(other);
            }
        }

        var first = _seen.TryGetValue(subject, out var known) ? known.First : now;
        _seen[subject] = (first, look);
        return first;
    }
}
