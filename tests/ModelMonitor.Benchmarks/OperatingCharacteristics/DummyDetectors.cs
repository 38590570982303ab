using ModelMonitor.Statistics;

namespace ModelMonitor.Benchmarks.OperatingCharacteristics;

/// <summary>Fires at every value: the shortest delay there is, and what it costs.</summary>
internal sealed class AlwaysFires : IChangeDetector
{
    public ChangeSignal Update(double value) => ChangeSignal.Change;

    public void Reset()
    {
    }
}

/// <summary>Never fires: no false alarm, and nothing found.</summary>
internal sealed class NeverFires : IChangeDetector
{
    public ChangeSignal Update(double value) => ChangeSignal.None;

    public void Reset()
    {
    }
}
