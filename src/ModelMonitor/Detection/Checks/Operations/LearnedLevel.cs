using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>
/// A measure of windows that is learned while it is judged: from the first twenty windows, and then, up to a hundred, from those
/// that are unsuspicious. The more windows, the surer the next is judged.
/// </summary>
internal sealed class LearnedLevel
{
    /// <summary>The windows that are learned from before any is judged.</summary>
    public const int LeastWindows = 20;

    /// <summary>The most windows that are remembered.</summary>
    public const int MostWindows = 100;

    private readonly List<double> _values = new(LeastWindows);
    private double _noise;
    private UsualLevel? _usual;

    /// <summary>Whether there are enough windows to judge by.</summary>
    public bool IsKnown => _values.Count >= LeastWindows;

    /// <summary>Whether there are as many as are remembered.</summary>
    public bool IsComplete => _values.Count == MostWindows;

    /// <summary>What is usual.</summary>
    public double Center => Usual.Center;

    private UsualLevel Usual => _usual ??= UsualLevel.Of(_values.ToArray(), _noise / _values.Count);

    /// <summary>Learns from a window.</summary>
    /// <param name="value">The measure, finite.</param>
    /// <param name="noise">Its variance by the sampling of rows alone.</param>
    public void Add(double value, double noise)
    {
        _values.Add(value);
        _noise += noise;
        _usual = null;
    }

    /// <inheritdoc cref="UsualLevel.PValue"/>
    public double PValue(double value, double noise, Alternative alternative) => Usual.PValue(value, noise, alternative);
}
