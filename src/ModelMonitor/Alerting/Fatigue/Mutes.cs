using ModelMonitor.Detection;

namespace ModelMonitor.Alerting;

/// <summary>The models and columns of which alerts are kept back for a time. Any thread may use it.</summary>
internal sealed class Mutes(TimeProvider time)
{
    /// <summary>The most mutes at a time.</summary>
    public const int Capacity = 10_000;

    private readonly object _gate = new();
    private readonly Dictionary<(string Model, string? Column), DateTimeOffset> _until = [];

    /// <summary>Mutes a model or one of its columns; a time that is not in the future ends a mute.</summary>
    /// <exception cref="InvalidOperationException">There are too many mutes.</exception>
    public void Mute(string model, string? column, DateTimeOffset until)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            _until.Remove((model, column));
            if (until <= now)
            {
                return;
            }

            if (_until.Count >= Capacity)
            {
                Prune(now);
            }

            if (_until.Count >= Capacity)
            {
                throw new InvalidOperationException($"{Capacity} mutes are in force; no more are taken until one of them ends.");
            }

            _until.Add((model, column), until);
        }
    }

    /// <summary>Whether what a finding tells of is muted now.</summary>
    public bool IsMuted(string model, Finding finding)
    {
        lock (_gate)
        {
            if (_until.Count == 0)
            {
                return false;
            }

            var now = time.GetUtcNow();
            return IsMuted(model, null, now) || finding.Columns.Any(column => IsMuted(model, column, now));
        }
    }

    private bool IsMuted(string model, string? column, DateTimeOffset now) =>
        _until.TryGetValue((model, column), out var until) && now < until;

    private void Prune(DateTimeOffset now)
    {
        foreach (var (key, until) in _until)
        {
            if (until <= now)
            {
                _until.Remove(key);
            }
        }
    }
}
