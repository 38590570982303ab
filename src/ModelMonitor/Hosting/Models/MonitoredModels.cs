using System.Collections.Concurrent;
using ModelMonitor.Alerting;
using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Detection;

namespace ModelMonitor.Hosting;

/// <summary>The models that one agent listens to, by the slot that their rows carry.</summary>
internal sealed class MonitoredModels(ModelMonitorOptions options, CaptureBuffers buffers, ModelCollaborators collaborators)
    : ICaptureListener, IRowReader
{
    // Copied on change: sources register on any thread while the agent reads.
    private volatile MonitoredModel[] _models = [];
    private readonly ConcurrentDictionary<PredictionSource, bool> _conflicts = [];
    private volatile bool _isEnabled;
    private bool _hasWarned;

    /// <summary>Whether sources are listened to at all.</summary>
    public bool IsEnabled
    {
        get => _isEnabled;
        set => _isEnabled = value;
    }

    public AgentSubscription? Listen(PredictionSource source)
    {
        var modelOptions = options.Effective(source.Schema.Name);
        if (!IsEnabled || !modelOptions.Enabled)
        {
            return null;
        }

        if (source.Conflict is not null)
        {
            // Told by the agent's thread: nothing of the user's may run under the registry's lock.
            _conflicts.TryAdd(source, false);
            return null;
        }

        var known = Array.Find(_models, model => ReferenceEquals(model.Source, source));
        if (known is null)
        {
            known = new(source, _models.Length, modelOptions, buffers, collaborators);
            _models = [.. _models, known];
        }

        return known.Subscription;
    }

    public void Read(int slot, RecordKind kind, double latency, ReadOnlySpan<double> row)
    {
        try
        {
            _models[slot].Read(kind, latency, row);
        }
#pragma warning disable CA1031 // One record's fault must not keep the others from being read.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            collaborators.Faults.Count(exception);
        }
    }

    /// <summary>Reads all rings, then lets each model finish its batch.</summary>
    public void RunCycle()
    {
        collaborators.Faults.Guard(this, static models => models.Warn());
        collaborators.Faults.Guard(this, static models => models.Drain());
        foreach (var model in _models)
        {
            collaborators.Faults.Guard(model, static model => model.EndCycle());
        }

        collaborators.Faults.Guard(this, static models => models.Calibrate());
    }

    public IReadOnlyList<ModelStatus> Status() => [.. _models.Select(model => model.Status)];

    public IReadOnlyList<WindowReport> Reports(string model, string? version, WindowHorizon horizon) =>
        [.. Find(model, version)?.Reports.Where(report => report.Horizon == horizon) ?? []];

    public IReadOnlyList<EffectiveThreshold> Thresholds(string model, string? version) => Find(model, version)?.Thresholds ?? [];

    public SampledRows? LastRows(string model, string? version) => Find(model, version)?.LastRows;

    public Baseline? Baseline(string model, string? version) => Find(model, version)?.Baseline;

    /// <summary>One column of one model in a cycle: with a thousand models, predictions are read in time all the same.</summary>
    private void Calibrate() => Array.Exists(_models, model => model.Calibrate());

    public IReadOnlyList<Incident> Incidents(string model, string? version) =>
        [.. _models.Where(candidate => IsCalled(candidate, model, version)).SelectMany(candidate => candidate.Incidents)];

    public bool Acknowledge(string id) => Array.Exists(_models, model => model.Acknowledge(id));

    private void Drain() => buffers.Drain(this);

    private void Warn()
    {
        if (!_hasWarned && IsEnabled && _models.Length == 0)
        {
            _hasWarned = true;
            collaborators.Logger.NoModels();
        }

        // An enumerator would be made in each cycle.
        if (_conflicts.IsEmpty)
        {
            return;
        }

        foreach (var (source, isTold) in _conflicts)
        {
            if (!isTold)
            {
                _conflicts[source] = true;
                collaborators.Logger.ModelConflict(source.Conflict!);
            }
        }
    }

    private MonitoredModel? Find(string name, string? version) => Array.Find(_models, model => IsCalled(model, name, version));

    private static bool IsCalled(MonitoredModel model, string name, string? version) =>
        model.Source.Schema.Name == name && (version is null || model.Source.Schema.Version == version);
}
