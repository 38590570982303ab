using ModelMonitor.Detection;

namespace ModelMonitor.Alerting;

/// <summary>An incident as it goes on. Used under the lock of its book.</summary>
internal sealed class IncidentCase(long number, DateTimeOffset opened, FindingOrder order)
{
    private readonly List<IncidentMember> _members = [];

    public long Number { get; } = number;

    public DateTimeOffset Opened { get; } = opened;

    public DateTimeOffset LastSeen { get; private set; } = opened;

    public DateTimeOffset? Resolved { get; private set; }

    /// <summary>The monotonic time at which it was resolved.</summary>
    public long ResolvedAt { get; private set; }

    public long Windows { get; private set; }

    public int Reopened { get; private set; }

    public IncidentSeverity Severity { get; private set; }

    public bool IsAcknowledged { get; set; }

    /// <summary>What the sinks know of it.</summary>
    public ToldState Told { get; } = new();

    public IncidentState State =>
        Resolved is not null ? IncidentState.Resolved : IsAcknowledged ? IncidentState.Acknowledged : IncidentState.Open;

    /// <summary>The alarms that are raised, those likely to be the cause first.</summary>
    public IEnumerable<IncidentMember> Raised => _members.Where(member => member.IsRaised);

    /// <summary>The alarms that it is about: the raised ones, and all that it had once it is resolved.</summary>
    public IReadOnlyList<IncidentMember> Current => Resolved is null ? [.. Raised] : _members;

    /// <summary>The raised alarms that the sinks do not know of.</summary>
    public IEnumerable<IncidentMember> Untold => Raised.Where(member => !member.IsTold);

    /// <summary>What is likely to be the cause of all that is raised.</summary>
    public Finding Lead => Raised.First().Finding;

    public bool Knows(AlarmKey key) => _members.Exists(member => member.Key == key);

    public bool IsRaised(AlarmKey key) => _members.Exists(member => member.Key == key && member.IsRaised);

    public void Raise(Finding finding, Onset onset)
    {
        var key = AlarmKey.Of(finding);
        if (_members.Find(member => member.Key == key) is { } known)
        {
            known.Raise(finding, onset);
        }
        else
        {
            _members.Add(new(key, finding, onset));
        }

        Sort();
    }

    /// <summary>Takes what is found now, and notes when it was last seen.</summary>
    public void Refresh(IReadOnlyDictionary<AlarmKey, Finding> findings, DateTimeOffset time, bool isWindow)
    {
        var isSeen = false;
        foreach (var member in Raised)
        {
            // An alarm that is only held is in no finding.
            if (findings.TryGetValue(member.Key, out var finding))
            {
                isSeen = true;
                member.Refresh(finding);
            }
        }

        if (isSeen)
        {
            LastSeen = time;
            Windows += isWindow ? 1 : 0;
            Sort();
        }
    }

    public void Clear(AlarmKey key) => _members.Find(member => member.Key == key)?.Clear();

    /// <summary>Lets the severity rise to what it is now.</summary>
    public void RaiseSeverity(IncidentSeverity now) => Severity = now > Severity ? now : Severity;

    public void Resolve(DateTimeOffset time, long timestamp)
    {
        (Resolved, ResolvedAt) = (time, timestamp);
        Sort();
    }

    public void Reopen()
    {
        // Who knew of it was told that it is over.
        (Resolved, IsAcknowledged) = (null, false);
        Reopened++;
        Severity = IncidentSeverity.Low;
    }

    /// <summary>Notes that the sinks are told of it as it is now.</summary>
    public void Tell(AlertKind kind, long timestamp)
    {
        Told.Note(kind, Severity, timestamp);
        foreach (var member in Raised)
        {
            member.IsTold = true;
        }
    }

    private void Sort() => _members.Sort((x, y) => order.Compare(x.Finding, y.Finding));
}
