using ModelMonitor.Detection;

namespace ModelMonitor.Alerting;

/// <summary>The incidents of a model that are open, and the last that were; puts each finding into the one that it belongs to.</summary>
internal sealed class IncidentCases(FindingOrder order, CauseRule causes, AlertOptions options, TimeProvider time)
{
    /// <summary>The most open incidents; what comes then joins the last, since so many causes at a time are one.</summary>
    public const int MaxOpen = 50;

    private readonly List<IncidentCase> _open = [];
    private readonly List<IncidentCase> _resolved = [];
    private long _count;

    public IReadOnlyList<IncidentCase> Open => _open;

    /// <summary>Those that are resolved, the last first.</summary>
    public IEnumerable<IncidentCase> Resolved => Enumerable.Reverse(_resolved);

    /// <summary>Whether there is no incident, as on most days.</summary>
    public bool IsEmpty => _open.Count == 0 && _resolved.Count == 0;

    /// <summary>All that may have something to tell, in the order of their numbers.</summary>
    public IEnumerable<IncidentCase> Tellable =>
        _resolved.Where(incident => incident.Told.IsOpen).Concat(_open).OrderBy(incident => incident.Number);

    /// <summary>Whether an output is in alarm.</summary>
    public bool IsOutputMoved => _open.Exists(incident => incident.Raised.Any(member => order.IsOutput(member.Finding)));

    /// <summary>Puts a finding that is raised into the incident of its cause: an open one, one that has just ended, or a new one.</summary>
    public void Raise(Finding finding, Onset onset, DateTimeOffset now)
    {
        var incident = Related(finding, onset) ?? Ended(finding);
        if (incident is null && _open.Count >= MaxOpen)
        {
            incident = _open[^1];
        }

        if (incident is null)
        {
            incident = new(++_count, now, order);
            _open.Add(incident);
        }

        incident.Raise(finding, onset);
    }

    public void Clear(AlarmKey key) => _open.Find(incident => incident.IsRaised(key))?.Clear(key);

    /// <summary>Resolves the incidents of which nothing is raised any more.</summary>
    public void Resolve(DateTimeOffset now)
    {
        foreach (var incident in _open.Where(incident => !incident.Raised.Any()).ToList())
        {
            incident.Resolve(now, time.GetTimestamp());
            _open.Remove(incident);
            _resolved.Add(incident);
        }

        _resolved.RemoveRange(0, Math.Max(0, _resolved.Count - options.KeptIncidents));
    }

    private IncidentCase? Related(Finding finding, Onset onset)
    {
        // Of equal reasons the one that explains most holds, then the older incident: they are in that order.
        var (best, relation, share) = ((IncidentCase?)null, CauseRelation.None, 0.0);
        foreach (var incident in _open)
        {
            var found = causes.Relation(incident, finding, onset);
            var explained = CauseRule.ShareExplained(incident);
            if (found > relation || (found == relation && found == CauseRelation.Explained && explained > share))
            {
                (best, relation, share) = (incident, found, explained);
            }
        }

        return best;
    }

    /// <summary>The incident of a finding that has come back within the cool-down.</summary>
    private IncidentCase? Ended(Finding finding)
    {
        var key = AlarmKey.Of(finding);
        var ended = _resolved.FindLast(incident => incident.Knows(key) && time.GetElapsedTime(incident.ResolvedAt) < options.Cooldown);
        if (ended is not null)
        {
            _resolved.Remove(ended);
            _open.Add(ended);
            ended.Reopen();
        }

        return ended;
    }
}
