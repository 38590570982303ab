using ModelMonitor.Alerting;
using ModelMonitor.Detection;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Alerting;

/// <summary>The incidents of a model with features a to h and a prediction, fed by hand: alarms in, alerts out.</summary>
internal sealed class Incidents
{
    public const string Model = "hand";

    private static readonly TimeSpan WindowLength = TimeSpan.FromMinutes(1);

    private readonly IncidentBook _book;
    private readonly List<Finding> _raised = [];
    private long _sequence;

    public Incidents(
        Action<AlertOptions>? configure = null, IEnumerable<KeyValuePair<string, double>>? importance = null, int panes = 1)
    {
        var options = new AlertOptions();
        configure?.Invoke(options);
        Mutes = new(Time);
        var schema = new ModelSchema(
            Model, "1", PredictionTask.Regression, "Hand.Predict",
            [
                .. "abcdefgh".Select(name => ColumnSchema.Number(name.ToString(), "double")),
                ColumnSchema.Number("prediction", "double", ColumnRole.Prediction),
            ]);
        _book = new(new(schema, options, importance ?? [], panes, PersistenceWindows: 3), Mutes, Time);
    }

    public ManualTimeProvider Time { get; } = new();

    public Mutes Mutes { get; }

    public IncidentBook Book => _book;

    public IReadOnlyList<Incident> All => _book.Incidents;

    public IEnumerable<Incident> Open => All.Where(incident => incident.State != IncidentState.Resolved);

    /// <summary>What each open incident is about, such as <c>a, prediction</c>, in the order in which they are listed.</summary>
    public IEnumerable<string> Causes => Open.Select(incident => string.Join(", ", incident.Findings.Select(finding => finding.Subject)));

    public long Withheld(WithheldReason reason) => _book.Withheld(reason);

    public bool Acknowledge(string id) => _book.Acknowledge(id);

    public IReadOnlyList<Alert> Review() => _book.Review();

    /// <summary>A window a minute later, which raises alarms; those before stay as they are.</summary>
    public IReadOnlyList<Alert> Raise(params Finding[] findings)
    {
        _raised.AddRange(findings);
        return Window([.. findings.Select(finding => new DriftTransition(finding, IsRaised: true))], _raised);
    }

    /// <summary>A window in which alarms are over.</summary>
    public IReadOnlyList<Alert> Clear(params string[] subjects)
    {
        Finding[] over = [.. _raised.Where(finding => subjects.Contains(finding.Subject))];
        _raised.RemoveAll(finding => subjects.Contains(finding.Subject));
        return Window([.. over.Select(finding => new DriftTransition(finding with { State = DriftState.Stable }, IsRaised: false))], _raised);
    }

    /// <summary>A window in which one of the alarms of a subject is over.</summary>
    public IReadOnlyList<Alert> ClearOnce(string subject)
    {
        var over = _raised.First(finding => finding.Subject == subject);
        _raised.Remove(over);
        return Window([new(over with { State = DriftState.Stable }, IsRaised: false)], _raised);
    }

    /// <summary>A window in which nothing is raised or cleared, and this is suspected beside what is in alarm.</summary>
    public IReadOnlyList<Alert> Suspect(params Finding[] findings) =>
        Window([], [.. _raised, .. findings.Select(finding => finding with { State = DriftState.Suspected })]);

    /// <summary>A window in which an alarm shows a change of another size.</summary>
    public IReadOnlyList<Alert> Change(Finding finding)
    {
        _raised[_raised.FindIndex(raised => AlarmKey.Of(raised) == AlarmKey.Of(finding))] = finding;
        return Window([], _raised);
    }

    /// <summary>Alarms that are raised without a window, such as when predictions stopped coming.</summary>
    public IReadOnlyList<Alert> RaiseBetween(params Finding[] findings)
    {
        _raised.AddRange(findings);
        return _book.Update(Time.GetUtcNow(), null, [.. findings.Select(finding => new DriftTransition(finding, IsRaised: true))], findings);
    }

    public static Finding Of(
        string column, DriftKind kind = DriftKind.Scale, double effect = 1, double? explains = null,
        AlarmCategory category = AlarmCategory.Robustness, DriftAspect aspect = DriftAspect.Distribution, string[]? columns = null) => new()
        {
            Subject = column,
            Aspect = aspect,
            Kind = kind,
            Category = category,
            State = DriftState.Drifted,
            Columns = columns ?? [column],
            AdjustedPValue = 1e-9,
            Effect = effect,
            Explanation = $"{column}: {kind} of {effect}; p = 1e-9, n = 500",
            AgreedBy = [],
            ShareExplained = explains,
        };

    public static Finding Missing(string column, double effect = 1) =>
        Of(column, DriftKind.MissingValues, effect, category: AlarmCategory.Reliability, aspect: DriftAspect.MissingValues);

    /// <summary>Something of the model as a whole.</summary>
    public static Finding OfModel(DriftAspect aspect, DriftKind kind, double effect = 1) =>
        Of("model", kind, effect, category: AlarmCategory.Reliability, aspect: aspect, columns: []);

    private IReadOnlyList<Alert> Window(IReadOnlyList<DriftTransition> transitions, IReadOnlyList<Finding> findings)
    {
        Time.Advance(WindowLength);
        var end = Time.GetUtcNow();
        var report = new WindowReport
        {
            Model = Model,
            Version = "1",
            BaselineId = "b",
            Sequence = ++_sequence,
            Start = end - WindowLength,
            End = end,
            Predictions = 500,
            Flagged = 0,
            FellBack = 0,
            Errors = 0,
            Refused = 0,
            Shadowed = 0,
            Violations = [],
            Columns = [],
            Checks = [],
            Findings = [.. findings],
        };
        return _book.Update(end, report, transitions, report.Findings);
    }
}
