namespace ModelMonitor.Detection;

/// <summary>
/// The longest silences between predictions, and from them how rare still longer ones are: their upper tail as a power
/// (Hill 1975). 256 bytes.
/// </summary>
internal sealed class LongestSilences
{
    /// <summary>So many silences are needed to tell anything.</summary>
    public const int Kept = 32;

    // Hill's estimate of the tail errs by about its size over the root of Kept; two such errors to the safe side.
    private static readonly double s_safety = 1 + (2 / Math.Sqrt(Kept));

    // In increasing order.
    private readonly double[] _seconds = new double[Kept];
    private int _count;

    /// <summary>Whether there are enough.</summary>
    public bool IsKnown => _count == Kept;

    /// <summary>The longest one.</summary>
    public TimeSpan Longest => TimeSpan.FromSeconds(_count == 0 ? 0 : _seconds[^1]);

    /// <summary>Adds a silence that is over.</summary>
    public void Add(TimeSpan silence)
    {
        var seconds = silence.TotalSeconds;
        if (seconds <= _seconds[0])
        {
            return;
        }

        // The shortest one, or an unused place, goes.
        var place = _seconds.AsSpan(1).BinarySearch(seconds);
        place = place < 0 ? ~place : place;
        _seconds.AsSpan(1, place).CopyTo(_seconds);
        _seconds[place] = seconds;
        _count = Math.Min(Kept, _count + 1);
    }

    /// <summary>How many silences of more than some length are to be expected in as long a time as all were seen in.</summary>
    public double ExpectedLonger(TimeSpan silence)
    {
        var shortest = _seconds[0];
        var tail = 0.0;
        foreach (var seconds in _seconds)
        {
            tail += Math.Log(seconds / shortest) / (Kept - 1);
        }

        var ratio = silence.TotalSeconds / shortest;
        return ratio <= 1 ? Kept : tail == 0 ? 0 : Kept * Math.Pow(ratio, -1 / (tail * s_safety));
    }
}
