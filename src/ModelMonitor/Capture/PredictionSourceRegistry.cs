using ModelMonitor.Schema;

namespace ModelMonitor.Capture;

/// <summary>
/// The sources of the process and the agents that listen to them: the only static state of the library. Sources
/// are held weakly, so that the assembly that declares one can be unloaded.
/// </summary>
internal static class PredictionSourceRegistry
{
    private static readonly object Gate = new();
    private static readonly List<WeakReference<PredictionSource>> Sources = [];
    private static readonly List<ICaptureListener> Listeners = [];

    // By name and version, and never forgotten: what was tripped stays so until it is reset.
    private static readonly Dictionary<(string Model, string Version), ModelBreaker> Breakers = [];

    public static IReadOnlyList<PredictionSource> All
    {
        get
        {
            lock (Gate)
            {
                return Alive();
            }
        }
    }

    public static PredictionSource Register(ModelSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        lock (Gate)
        {
            var same = Alive().Where(source => source.Schema.Name == schema.Name && source.Schema.Version == schema.Version).ToList();
            var known = same.Find(source => source.Schema.Method == schema.Method && source.Schema.DeclaresSame(schema));
            if (known is not null)
            {
                return known;
            }

            var source = new PredictionSource(schema, same.Count == 0 ? null : Describe(schema, same[0].Schema), BreakerOf(schema.Name, schema.Version));
            Sources.Add(new(source));
            Connect(source);
            return source;
        }
    }

    public static ModelBreaker BreakerOf(string model, string version)
    {
        var key = (SchemaNames.Validate(model, nameof(model), "model name"), SchemaNames.Validate(version, nameof(version), "model version"));
        lock (Gate)
        {
            if (!Breakers.TryGetValue(key, out var breaker))
            {
                Breakers.Add(key, breaker = new());
            }

            return breaker;
        }
    }

    public static void Add(ICaptureListener listener)
    {
        lock (Gate)
        {
            Listeners.Add(listener);
            Alive().ForEach(Connect);
        }
    }

    public static void Remove(ICaptureListener listener)
    {
        lock (Gate)
        {
            Listeners.Remove(listener);
            Alive().ForEach(Connect);
        }
    }

    /// <summary>Asks the listeners again, after one of them has changed what it wants.</summary>
    public static void Refresh()
    {
        lock (Gate)
        {
            Alive().ForEach(Connect);
        }
    }

    private static void Connect(PredictionSource source)
    {
        AgentSubscription[] subscriptions = [.. Listeners.Select(listener => listener.Listen(source)).OfType<AgentSubscription>()];
        source.Subscribe(subscriptions.Length switch
        {
            0 => null,
            1 => subscriptions[0],
            _ => new BroadcastSubscription(subscriptions),
        });
    }

    private static List<PredictionSource> Alive()
    {
        var alive = new List<PredictionSource>(Sources.Count);
        Sources.RemoveAll(reference =>
        {
            if (!reference.TryGetTarget(out var source))
            {
                return true;
            }

            alive.Add(source);
            return false;
        });
        return alive;
    }

    private static string Describe(ModelSchema schema, ModelSchema first) =>
        $"Model '{schema.Name}' version '{schema.Version}' is declared by {first.Method} and by {schema.Method}" +
        (schema.Method != first.Method ? "" : schema.Fingerprint != first.Fingerprint ? " with other features" : " with other rules") +
        "; only the first is monitored. Give one of them another name or version.";
}
