using System.Numerics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ModelMonitor.Alerting;
using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Detection;
using ModelMonitor.Telemetry;

namespace ModelMonitor.Hosting;

/// <summary>
/// Listens to the monitored methods of the process, compares their predictions with the baselines, and tells what
/// it finds. It works on a thread of its own and never throws into, blocks, or slows a prediction.
/// </summary>
public sealed class MonitoringAgent : IDisposable, IAsyncDisposable
{
    private readonly ModelMonitorOptions _options;
    private readonly ILogger _logger;
    private readonly AutoResetEvent _wake = new(false);
    private readonly CaptureBuffers _buffers;
    private readonly AgentMeter _meter;
    private readonly AlertDispatcher _alerts;
    private readonly LossMeasurements _losses;
    private readonly Mutes _mutes;
    private readonly AgentFaults _faults;
    private readonly MonitoredModels _models;
    private readonly AgentThread _thread;
    private int _isDisposed;

    internal MonitoringAgent(ModelMonitorOptions options, AgentServices services)
    {
        _options = options;
        _logger = new GuardedLogger(services.Loggers.CreateLogger("ModelMonitor"));
        _buffers = new(
            (int)BitOperations.RoundUpToPowerOf2((uint)options.CaptureBufferSize / sizeof(double)), options.MaxCaptureThreads, _wake);
        _meter = new(services.Meters);
        _alerts = new([new LogAlertSink(_logger), .. services.Sinks], options.AlertTimeout, services.Time, _logger);
        _losses = new(_meter, _alerts);
        _mutes = new(services.Time);
        _faults = new(_meter, _logger);
        _models = new(options, _buffers, new(_meter, _alerts, _mutes, services.Time, _logger, _faults));
        _thread = new(_models, _losses, _faults, _wake, options.CycleInterval, _meter, services.Time);
    }

    /// <summary>Whether predictions are captured; switching it off makes a monitored call cost a check of one field.</summary>
    public bool IsEnabled
    {
        get => _models.IsEnabled;
        set
        {
            if (_models.IsEnabled != value)
            {
                _models.IsEnabled = value;
                PredictionSourceRegistry.Refresh();
            }
        }
    }

    /// <summary>The models that the agent knows, with the fate of their predictions.</summary>
    public IReadOnlyList<ModelStatus> Models => _models.Status();

    /// <summary>
    /// Starts an agent without a host. In a flow of execution that starts an agent of its own, that agent alone
    /// sees the flow's predictions; so parallel tests do not disturb each other.
    /// </summary>
    /// <param name="configure">Changes the options; without it the defaults hold.</param>
    /// <param name="loggers">Where to log; without it nowhere.</param>
    /// <param name="time">The clock; without it the system's.</param>
    /// <param name="sinks">Where alerts go beside the log.</param>
    /// <returns>The running agent; disposing it stops it.</returns>
    /// <exception cref="OptionsValidationException">An option is out of range; all that are get named.</exception>
    public static MonitoringAgent Start(
        Action<ModelMonitorOptions>? configure = null,
        ILoggerFactory? loggers = null,
        TimeProvider? time = null,
        IEnumerable<IAlertSink>? sinks = null)
    {
        var options = new ModelMonitorOptions();
        configure?.Invoke(options);
        var validation = new ModelMonitorOptionsValidator().Validate(Options.DefaultName, options);
        if (validation.Failed)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(ModelMonitorOptions), validation.Failures);
        }

        var agent = new MonitoringAgent(
            options, new AgentServices(loggers ?? NullLoggerFactory.Instance, time ?? TimeProvider.System, [.. sinks ?? []], null));
        agent.Run();
        CaptureFlow.Owner = agent._buffers;
        return agent;
    }

    /// <summary>Reads and judges, on the calling thread, everything that was captured before the call.</summary>
    public void Drain() => _thread.RunCycle();

    /// <summary>The last windows of a model that were judged, oldest first, as many as <see cref="ModelOptions.KeptReports"/> says.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="version">Its version, where several are monitored.</param>
    /// <param name="horizon">How far the windows look back; of the slow horizon those over as long a time are kept.</param>
    public IReadOnlyList<WindowReport> Reports(
        [ModelName] string model, string? version = null, WindowHorizon horizon = WindowHorizon.Window) =>
        _models.Reports(model, version, horizon);

    /// <summary>
    /// From where on the statistics of a model's last window were alarms if they persist, and why there: what its budget of
    /// false alarms amounts to at the size and the pace of its windows. Empty before a window was judged.
    /// </summary>
    /// <param name="model">The model's name.</param>
    /// <param name="version">Its version, where several are monitored.</param>
    public IReadOnlyList<EffectiveThreshold> Thresholds([ModelName] string model, string? version = null) =>
        _models.Thresholds(model, version);

    /// <summary>
    /// A sample of the rows of a model's last window: of the one that the last of <see cref="Reports"/> over a window is about,
    /// not of the rows that came since. It is copied when asked for, and held by who asked.
    /// </summary>
    /// <param name="model">The model's name.</param>
    /// <param name="version">Its version, where several are monitored.</param>
    /// <returns>
    /// The sample; <see langword="null"/> before a window was judged, and of one in which nothing was found if this was the first
    /// question. Of a window without predictions it is empty.
    /// </returns>
    /// <remarks>
    /// The rows of windows with findings are kept; those of all windows from the first call on, once the model is known: a
    /// model of which nobody asks takes no memory for them. Safe from any thread at any time: it waits for no cycle of the agent.
    /// </remarks>
    public SampledRows? LastRows([ModelName] string model, string? version = null) => _models.LastRows(model, version);

    /// <summary>The baseline that a model is compared with, learned or given, or <see langword="null"/> so far.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="version">Its version, where several are monitored.</param>
    public Baseline? Baseline([ModelName] string model, string? version = null) => _models.Baseline(model, version);

    /// <summary>
    /// The incidents of a model: the open ones, the most severe first, then the resolved ones, the last first, as many as
    /// <see cref="AlertOptions.KeptIncidents"/> says.
    /// </summary>
    /// <param name="model">The model's name.</param>
    /// <param name="version">Its version; without it those of all versions, one version after the other.</param>
    /// <returns>The incidents as they stand; empty where there are none, or no such model is monitored.</returns>
    public IReadOnlyList<Incident> Incidents([ModelName] string model, string? version = null) => _models.Incidents(model, version);

    /// <summary>
    /// Says that somebody knows of an incident: from now on only a rise of its severity and its end are told. Where the
    /// cause comes back after that, it is told as ever.
    /// </summary>
    /// <param name="incidentId">The <see cref="Incident.Id"/>.</param>
    /// <returns>Whether there is such an incident, and it is not resolved.</returns>
    public bool Acknowledge(string incidentId)
    {
        ArgumentNullException.ThrowIfNull(incidentId);
        return _models.Acknowledge(incidentId);
    }

    /// <summary>
    /// Keeps alerts back for a time. Incidents are opened, kept and counted meanwhile; what is still so when the time is
    /// over is told then. An incident is muted where everything in it is, apart from the outputs that follow.
    /// </summary>
    /// <param name="model">The model's name, in all its versions; it need not be known yet.</param>
    /// <param name="until">When alerts are sent again; a time that is not in the future ends a mute.</param>
    /// <param name="feature">The feature or output to mute; without it all of the model.</param>
    /// <exception cref="ArgumentException">The name of the model or the feature is empty.</exception>
    /// <exception cref="InvalidOperationException">10,000 mutes are in force.</exception>
    public void Mute([ModelName] string model, DateTimeOffset until, string? feature = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        if (feature is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(feature);
        }

        _mutes.Mute(model, feature, until);
    }

    /// <summary>Stops the agent as <see cref="DisposeAsync"/> does, and waits for it.</summary>
    public void Dispose() => Task.Run(() => DisposeAsync().AsTask()).GetAwaiter().GetResult();

    /// <summary>
    /// Stops listening, reads what was captured and delivers the alerts, in no more than
    /// <see cref="ModelMonitorOptions.ShutdownTimeout"/>.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        PredictionSourceRegistry.Remove(_models);
        if (CaptureFlow.Owner == _buffers)
        {
            CaptureFlow.Owner = null;
        }

        try
        {
            await StopAsync().WaitAsync(_options.ShutdownTimeout).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _logger.ShutdownTimedOut(_options.ShutdownTimeout);
        }

        _buffers.Dispose();
        _meter.Dispose();
    }

    internal void Run()
    {
        _models.IsEnabled = _options.Enabled;
        PredictionSourceRegistry.Add(_models);
        _thread.Start();
    }

    private async Task StopAsync()
    {
        await Task.Run(_thread.Stop).ConfigureAwait(false);
        await _alerts.CompleteAsync().ConfigureAwait(false);
        // The last alerts may have been lost after the last cycle.
        _faults.Guard(_losses, static losses => losses.Publish());
    }
}
