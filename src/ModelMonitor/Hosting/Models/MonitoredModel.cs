using ModelMonitor.Aggregation;
using ModelMonitor.Alerting;
using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Detection;
using ModelMonitor.Telemetry;

namespace ModelMonitor.Hosting;

/// <summary>One model in one agent: its predictions are accounted for, learned from, then judged.</summary>
internal sealed class MonitoredModel
{
    private readonly int _slot;
    private readonly ModelOptions _options;
    private readonly CaptureBuffers _buffers;
    private readonly ModelCollaborators _collaborators;
    private readonly ModelMeasurements _measurements;
    private readonly RecordTally _tally;
    private readonly Arrivals _arrivals = new();
    private readonly LastRows _rows = new();
    private bool _isPrepared;
    private BaselineLearner? _learner;
    private WindowMonitor? _monitor;
    private IReadOnlyList<string> _segments = [];
    private string? _rejection;
    private string? _misfits;
    private long _reportedDrops;

    public MonitoredModel(
        PredictionSource source, int slot, ModelOptions options, CaptureBuffers buffers, ModelCollaborators collaborators)
    {
        Source = source;
        _slot = slot;
        _options = options;
        _buffers = buffers;
        _collaborators = collaborators;
        _tally = new(source);
        _measurements = new(collaborators.Meter, source.Schema);
        Subscription = new(buffers, slot, new(options.RecordOneIn, options.TimeOneIn), collaborators.Time);
    }

    public PredictionSource Source { get; }

    public AgentSubscription Subscription { get; }

    public Baseline? Baseline => _monitor?.Baseline;

    public IReadOnlyList<EffectiveThreshold> Thresholds => _monitor?.Thresholds ?? [];

    public IReadOnlyList<WindowReport> Reports => _monitor?.Reports ?? [];

    public SampledRows? LastRows => _rows.Read(Baseline);

    public IReadOnlyList<Incident> Incidents => _monitor?.Incidents.Incidents ?? [];

    public ModelStatus Status
    {
        get
        {
            var totals = Totals();
            return new()
            {
                Model = Source.Schema.Name,
                Version = Source.Schema.Version,
                State = _monitor is not null ? ModelState.Monitoring : _rejection is null ? ModelState.Learning : ModelState.Unmonitored,
                Reason = _rejection ?? _learner?.Progress ?? _misfits ?? "",
                BaselineId = Baseline?.Id,
                Predictions = totals.Made,
                SinceLastPrediction = _arrivals.Silence(_collaborators.Time.GetElapsedTime(0)),
                Recorded = totals.Recorded,
                Flagged = totals.Flagged,
                FellBack = totals.FellBack,
                Errors = totals.Failed,
                Refused = totals.Refused,
                SampledOut = totals.SampledOut,
                Dropped = new Dictionary<string, long>
                {
                    [DropReasons.BufferFull] = totals.BufferFull,
                    [DropReasons.TooManyThreads] = totals.TooManyThreads,
                    [DropReasons.Unreadable] = totals.Unreadable,
                },
                Violations = _tally.Describe(),
                Shadowed = totals.Shadowed,
                ShadowErrors = totals.ShadowErrors,
            };
        }
    }

    /// <inheritdoc cref="IncidentBook.Acknowledge"/>
    public bool Acknowledge(string id) => _monitor?.Incidents.Acknowledge(id) ?? false;

    /// <summary>Takes a record from a ring.</summary>
    public void Read(RecordKind kind, double latency, ReadOnlySpan<double> row)
    {
        Prepare();
        var isKeptOut = _tally.Add(kind, row);
        switch (kind)
        {
            case RecordKind.Row or RecordKind.Shadow when !isKeptOut && _monitor is null:
                Learn(row);
                break;
            case RecordKind.Row when !isKeptOut:
                _monitor!.Append(row, latency);
                break;
            case RecordKind.Row or RecordKind.Refused or RecordKind.Fallback:
                _monitor?.AddApart(kind, row, latency);
                break;
            case RecordKind.Shadow when !isKeptOut:
                _monitor!.AddShadow(row);
                break;
            case RecordKind.Error:
                _monitor?.AddError();
                break;
        }

        // Last, since listeners run in it: their faults must not cost a count. Nobody waited for a shadow.
        if (kind is not (RecordKind.Shadow or RecordKind.ShadowError))
        {
            _measurements.RecordDuration(latency);
        }
    }

    /// <summary>Finishes what was read in a cycle, and tells it.</summary>
    public void EndCycle()
    {
        Prepare();
        var now = ClockReading.Of(_collaborators.Time);
        _monitor?.EndCycle(now);
        var totals = Totals();
        _arrivals.Update(now.Elapsed, totals.Made);
        _measurements.Publish(totals, _tally.Violations);
        foreach (var (type, count) in _tally.Errors)
        {
            _measurements.PublishErrors(type, count);
        }

        // Told when loss starts and each time it has doubled.
        if (totals.Dropped > 0 && totals.Dropped >= 2 * _reportedDrops)
        {
            _reportedDrops = totals.Dropped;
            _collaborators.Logger.PredictionsDropped(Source.Schema.Name, Source.Schema.Version, totals.Dropped);
        }
    }

    /// <summary>Goes on with the cross-check of p-values by simulation.</summary>
    /// <returns>Whether there was anything to do.</returns>
    public bool Calibrate() => _monitor?.Calibrate() == true;

    private void Learn(ReadOnlySpan<double> row)
    {
        if (_learner is not null && _learner.Append(row))
        {
            Monitor(_learner.Learn(), "learned");
            _learner = null;
        }
    }

    /// <summary>Files are read here, on the agent's thread, not where the source registers.</summary>
    private void Prepare()
    {
        if (_isPrepared)
        {
            return;
        }

        _isPrepared = true;
        var schema = Source.Schema;
        _collaborators.Logger.ModelFound(schema.Name, schema.Version, schema.Columns.Count, schema.Fingerprint);
        List<string> misfits = [.. FixedThresholds.Misfits(schema, _options.Drift)];
        _segments = ModelSegments.Usable(schema, _options.Segments, misfits.Add);
        if (misfits.Count > 0)
        {
            _misfits = string.Join("; ", misfits);
            _collaborators.Logger.OptionsMisfit(schema.Name, schema.Version, _misfits);
        }

        if (_options.GivenBaseline() is { } given)
        {
            Monitor(given, "given");
        }
        else if (_options.BaselinePath is { } path)
        {
            Load(path);
        }
        else
        {
            _learner = new(Source, _options.BaselineSize, _segments, _collaborators.Time);
        }
    }

    private void Load(string path)
    {
        try
        {
            Monitor(Baselines.Baseline.Load(path), path);
        }
        catch (Exception exception) when (exception is BaselineFormatException or IOException or UnauthorizedAccessException)
        {
            Reject(exception.Message);
        }
    }

    private void Monitor(Baseline baseline, string origin)
    {
        var schema = Source.Schema;
        var mismatches = baseline.Mismatches(schema);
        if (mismatches.Count > 0)
        {
            Reject($"the baseline does not fit the model's code: {string.Join("; ", mismatches)}");
            return;
        }

        _monitor = new(Source, baseline, _options, _measurements, _collaborators, _rows);
        _collaborators.Logger.BaselineInUse(schema.Name, schema.Version, baseline.Id, baseline.Rows, origin);
        foreach (var missing in ModelSegments.Missing(baseline, schema, _segments))
        {
            _collaborators.Logger.SegmentsMissing(schema.Name, schema.Version, missing);
        }
    }

    private void Reject(string reason)
    {
        _rejection = reason;
        _collaborators.Logger.BaselineRejected(Source.Schema.Name, Source.Schema.Version, reason);
    }

    private PredictionTotals Totals()
    {
        var (dropped, sampledOut) = _buffers.Losses(_slot);
        return _tally.Totals with
        {
            SampledOut = sampledOut,
            BufferFull = dropped,
            TooManyThreads = Subscription.Unbuffered,
            Unreadable = Subscription.Rejected,
        };
    }
}
