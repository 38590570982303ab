using ModelMonitor.Detection;

namespace ModelMonitor.Alerting;

/// <summary>
/// The incidents of one model: findings of one cause come together in one, and of each it is decided when to tell it. Used by
/// the agent and by the user's threads at once; bounded, whatever comes.
/// </summary>
internal sealed class IncidentBook
{
    private readonly object _gate = new();
    private readonly TimeProvider _time;
    private readonly FindingOrder _order;
    private readonly SeverityTable _severities;
    private readonly AlertPolicy _policy;
    private readonly Onsets _onsets;
    private readonly IncidentCases _cases;
    private readonly IncidentDescription _description;
    private readonly long[] _withheld = new long[Enum.GetValues<WithheldReason>().Length];
    private long _windows;

    public IncidentBook(IncidentSettings settings, Mutes mutes, TimeProvider time)
    {
        var schema = settings.Schema;
        _time = time;
        _order = new(schema.Columns.Select(column => (column.Name, column.Role)), settings.Importance);
        _severities = new(_order);
        _policy = new(schema.Name, settings.Options, mutes, _order, time);
        _onsets = new(settings.Panes * settings.PersistenceWindows);
        _cases = new(_order, new(_order, settings.Panes), settings.Options, time);
        _description = new(schema, _order, _severities, _policy);
    }

    /// <summary>The open incidents, the most severe first, then the resolved ones, the last first.</summary>
    public IReadOnlyList<Incident> Incidents
    {
        get
        {
            lock (_gate)
            {
                return [.. _cases.Open.OrderByDescending(incident => incident.Severity).ThenBy(incident => incident.Number)
                    .Concat(_cases.Resolved).Select(Describe)];
            }
        }
    }

    /// <summary>The alerts that were not sent, by reason.</summary>
    public long Withheld(WithheldReason reason)
    {
        lock (_gate)
        {
            return _withheld[(int)reason];
        }
    }

    /// <summary>The open incidents of a severity.</summary>
    public long Open(IncidentSeverity severity)
    {
        lock (_gate)
        {
            return _cases.Open.Count == 0 ? 0 : _cases.Open.Count(incident => incident.Severity == severity);
        }
    }

    /// <summary>Notes that somebody knows of an incident.</summary>
    /// <returns>Whether there is such an incident, and it is not resolved.</returns>
    public bool Acknowledge(string id)
    {
        lock (_gate)
        {
            var incident = _cases.Open.FirstOrDefault(incident => _description.IdOf(incident) == id);
            if (incident is not null)
            {
                incident.IsAcknowledged = true;
            }

            return incident is not null;
        }
    }

    /// <summary>Takes what has been raised and cleared, and what is found now, in any order.</summary>
    /// <param name="time">The end of the window, or the time where there is none.</param>
    /// <param name="window">The window behind it, if there is one.</param>
    /// <param name="transitions">The alarms that are raised and cleared.</param>
    /// <param name="findings">What is suspected or in alarm now.</param>
    /// <returns>What is to be told.</returns>
    public IReadOnlyList<Alert> Update(
        DateTimeOffset time, WindowReport? window, IReadOnlyList<DriftTransition> transitions, IReadOnlyList<Finding> findings)
    {
        lock (_gate)
        {
            _windows += window is null ? 0 : 1;
            // What comes without a window belongs to the one that is being filled.
            var now = new Onset(window is null ? _windows + 1 : _windows, time);
            Finding[] raised = [.. transitions.Where(transition => transition.IsRaised).Select(transition => transition.Finding).Order(_order)];
            foreach (var finding in raised.Concat(findings))
            {
                _onsets.Note(AlarmKey.Of(finding), now);
            }

            foreach (var finding in raised)
            {
                _cases.Raise(finding, _onsets.Of(AlarmKey.Of(finding)), time);
            }

            foreach (var key in transitions.Where(transition => !transition.IsRaised).Select(transition => AlarmKey.Of(transition.Finding)))
            {
                _cases.Clear(key);
                _onsets.Remove(key);
            }

            var current = InAlarm([.. raised, .. findings]);
            foreach (var incident in _cases.Open)
            {
                incident.Refresh(current, time, window is not null);
            }

            _cases.Resolve(time);
            _onsets.Prune(_windows);
            return Review(time, window);
        }
    }

    /// <summary>Looks whether something may be told now that had to wait: a mute or a cool-down has ended.</summary>
    public IReadOnlyList<Alert> Review()
    {
        lock (_gate)
        {
            return _cases.IsEmpty ? [] : Review(_time.GetUtcNow(), window: null);
        }
    }

    /// <summary>The findings that are in alarm, of each subject the one that ranks first; suspicions say less than what is known.</summary>
    private Dictionary<AlarmKey, Finding> InAlarm(IEnumerable<Finding> findings)
    {
        var byAlarm = new Dictionary<AlarmKey, Finding>();
        foreach (var finding in findings.Where(finding => finding.State == DriftState.Drifted).Order(_order))
        {
            byAlarm.TryAdd(AlarmKey.Of(finding), finding);
        }

        return byAlarm;
    }

    private List<Alert> Review(DateTimeOffset time, WindowReport? window)
    {
        var isOutputMoved = _cases.IsOutputMoved;
        var alerts = new List<Alert>();
        foreach (var incident in _cases.Tellable)
        {
            if (incident.State != IncidentState.Resolved)
            {
                incident.RaiseSeverity(_severities.Of(incident, isOutputMoved));
            }

            var (kind, withheld) = _policy.Decide(incident);
            if (withheld is { } reason)
            {
                Withhold(incident, kind!.Value, reason);
            }
            else if (kind is { } news)
            {
                alerts.Add(Tell(incident, news, time, window));
            }
        }

        return alerts;
    }

    /// <summary>Counts an alert that is not sent, once for all the times that it is thought of.</summary>
    private void Withhold(IncidentCase incident, AlertKind kind, WithheldReason reason)
    {
        var alert = (kind, incident.Severity, incident.Untold.Count(), incident.Reopened);
        if (incident.Told.Withheld != alert)
        {
            incident.Told.Withheld = alert;
            _withheld[(int)reason]++;
        }
    }

    private Alert Tell(IncidentCase incident, AlertKind kind, DateTimeOffset time, WindowReport? window)
    {
        var alert = _description.Of(incident, kind, _cases.IsOutputMoved, time, window);
        incident.Tell(kind, _time.GetTimestamp());
        return alert;
    }

    private Incident Describe(IncidentCase incident) => _description.Of(incident, _cases.IsOutputMoved);
}
