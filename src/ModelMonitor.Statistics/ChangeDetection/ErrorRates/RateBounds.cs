namespace ModelMonitor.Statistics;

/// <summary>
/// Simulated bounds of an exponentially weighted rate R ← ηR + (1 − η)·outcome from R = ½, for independent outcomes of a
/// given share. Each pair of share and number of outcomes has random numbers of its own, so what was asked before makes
/// no difference.
/// </summary>
internal sealed class RateBounds(double decay, double warning, double change, int draws, int seed)
{
    public const double Start = 0.5;

    private const int Capacity = 1024;

    // Shares are taken from a grid that is even in asin(√p), whose steps are 0.6 % of a standard deviation of one outcome.
    private const int Steps = 256;

    // What is left of the start after so many outcomes that it does not matter.
    private const double Negligible = 1e-3;

    private readonly Dictionary<(int Step, int Outcomes), Bounds> _known = [];
    private readonly int _longest = (int)Math.Ceiling(Math.Log(Negligible) / Math.Log(decay));

    public Bounds Of(double share, long outcomes)
    {
        var key = ((int)Math.Round(Math.Asin(Math.Sqrt(share)) * (2 / Math.PI) * Steps), (int)Math.Min(outcomes, _longest));
        if (!_known.TryGetValue(key, out var bounds))
        {
            if (_known.Count == Capacity)
            {
                _known.Clear();
            }
            _known[key] = bounds = Simulate(key.Item1, key.Item2);
        }
        return bounds;
    }

    private Bounds Simulate(int step, int outcomes)
    {
        var root = Math.Sin(step * (Math.PI / 2) / Steps);
        var share = (long)(root * root * (1L << 32));
        var gain = 1 - decay;
        var stream = StableHash.Of(((long)seed << 32) | ((long)step << 16)) ^ StableHash.Of((long)outcomes);
        var rates = new double[draws];
        for (var i = 0; i < rates.Length; i++)
        {
            var rate = Start;
            for (var j = 0; j < outcomes; j += 2)
            {
                // Two outcomes of 32 bits each, 1 where they are below the share: the sign of the difference, as a branch
                // could not be foreseen.
                var bits = StableHash.Of((long)stream++);
                rate = decay * rate + gain * (((uint)bits - share) >>> 63);
                if (j + 1 < outcomes)
                {
                    rate = decay * rate + gain * (((long)(bits >> 32) - share) >>> 63);
                }
            }
            rates[i] = rate;
        }
        Array.Sort(rates);
        var (outermost, outer) = ((int)(change * draws), (int)(warning * draws));
        return new Bounds(rates[outermost], rates[outer], rates[^(outer + 1)], rates[^(outermost + 1)]);
    }

    /// <summary>Rates outside which there is a change or a warning.</summary>
    public readonly record struct Bounds(double ChangeBelow, double WarningBelow, double WarningAbove, double ChangeAbove)
    {
        public ChangeSignal Judge(double rate)
            => rate < ChangeBelow || rate > ChangeAbove ? ChangeSignal.Change
                : rate < WarningBelow || rate > WarningAbove ? ChangeSignal.Warning
                : ChangeSignal.None;
    }
}
