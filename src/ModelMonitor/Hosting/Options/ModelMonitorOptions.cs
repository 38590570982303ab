namespace ModelMonitor.Hosting;

/// <summary>How the agent works; bound from the configuration section <c>ModelMonitor</c>.</summary>
public sealed class ModelMonitorOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string SectionName = "ModelMonitor";

    internal const int MinCaptureBufferSize = 16 * 1024;
    internal const int MaxCaptureBufferSize = 64 * 1024 * 1024;
    internal const int MaxCaptureThreadsLimit = 65_536;

    private readonly Dictionary<string, ModelOptions> _models = new(StringComparer.Ordinal);

    /// <summary>Whether anything is monitored; where not, a monitored call costs a check of one field.</summary>
    /// <value>The default value is <see langword="true"/>.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>How often the agent reads what was captured; it comes earlier when a buffer fills.</summary>
    /// <value>The default value is 250 milliseconds. Allowed: 10 milliseconds to 1 minute.</value>
    public TimeSpan CycleInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long shutting down may take: reading what was captured and delivering alerts.</summary>
    /// <value>The default value is 2 seconds. Allowed: 0 to 1 minute.</value>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an alert sink may take for one alert.</summary>
    /// <value>The default value is 5 seconds. Allowed: 10 milliseconds to 1 minute.</value>
    public TimeSpan AlertTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The bytes of the buffer that each capturing thread gets; rounded up to a power of two.</summary>
    /// <value>The default value is 262,144. Allowed: 16,384 to 67,108,864.</value>
    public int CaptureBufferSize { get; set; } = 256 * 1024;

    /// <summary>The most threads that get a buffer at a time; predictions of others are counted as dropped.</summary>
    /// <value>The default value is 256. Allowed: 1 to 65,536.</value>
    public int MaxCaptureThreads { get; set; } = 256;

    /// <summary>How models are monitored that have no options of their own.</summary>
    public ModelOptions Defaults { get; set; } = new();

    /// <summary>The models that have options of their own, by name.</summary>
    public IReadOnlyDictionary<string, ModelOptions> Models => _models;

    /// <summary>The options of a model alone: those it has, or a copy of <see cref="Defaults"/> as they are now.</summary>
    public ModelOptions ForModel([ModelName] string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!_models.TryGetValue(name, out var options))
        {
            _models.Add(name, options = Defaults.Copy());
        }

        return options;
    }

    internal ModelOptions Effective(string name) => _models.GetValueOrDefault(name, Defaults);
}
