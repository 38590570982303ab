namespace ModelMonitor.Statistics;

/// <summary>
/// Simulated bounds of an exponentially weighted rate R ← ηR + (1 − η)·outcome from R = ½, for independent outcomes of a
/// given share. Each pair of share and number of outcomes has random numbers of its own, so what was asked before makes
/// no difference.
/// </summary>
internal sealed class RateBounds(double decay, double warning, double change, int draws, int seed)
{
    public const double Start = 0.5;

    // All that can come up at η = 0.9: some 2,200 pairs of few outcomes, and the steps.
    private const int Capacity = 4096;

    // After so many outcomes the start has faded to this, and bounds stay the same.
    private const double Faded = 1e-3;

    private readonly Dictionary<(int Step, int Outcomes), Bounds> _known = [];
    private readonly int _longest = (int)Math.Ceiling(Math.Log(Faded) / Math.Log(decay));

    // Shares are taken from a grid that is even in asin(√p) and so fine that a share is at most 1 % of the standard
    // deviation of the weighted rate away from it.
    private readonly int _steps = (int)Math.Ceiling(Math.PI / 2 / (0.01 * Math.Sqrt((1 - decay) / (1 + decay))));

    public Bounds Of(double share, long outcomes)
    {
        var key = ((int)Math.Round(Math.Asin(Math.Sqrt(share)) * (2 / Math.PI) * _steps), (int)Math.Min(outcomes, _longest));
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
        var root = Math.Sin(step * (Math.PI / 2) / _steps);
        var share = (long)(root * root * (1L << 32));
        var gain = 1 - decay;
        var stream = StableHash.Of(((long)seed << 32) | (uint)step) ^ StableHash.Of((long)outcomes);
        // Two draws take 32 bits each from one number.
        var rates = new double[draws + draws % 2];
        Array.Fill(rates, Start);
        for (var outcome = 0; outcome < outcomes; outcome++)
        {
            for (var i = 0; i + 1 < rates.Length; i += 2)
            {
                // 1 where the bits are below the share: the sign of the difference, as a branch could not be foreseen.
                var bits = StableHash.Of((long)stream++);
                rates[i] = decay * rates[i] + gain * (((uint)bits - share) >>> 63);
                rates[i + 1] = decay * rates[i + 1] + gain * (((long)(bits >> 32) - share) >>> 63);
            }
        }
        Array.Sort(rates);
        var (outermost, outer) = ((int)(change * draws), (int)(warning * draws));
        // More outcomes than were simulated can move a rate by no more than what the start has faded to.
        var slack = outcomes == _longest ? Faded : 0;
        return new Bounds(
            rates[outermost] - slack, rates[outer] - slack, rates[^(outer + 1)] + slack, rates[^(outermost + 1)] + slack);
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
