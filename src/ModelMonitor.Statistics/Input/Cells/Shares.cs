namespace ModelMonitor.Statistics;

/// <summary>Checks of cell shares at the public edge.</summary>
internal static class Shares
{
    public static void Require(ReadOnlySpan<double> baseline, ReadOnlySpan<double> live)
    {
        if (baseline.Length != live.Length)
        {
            throw new ArgumentException(
                $"There are {live.Length} live shares and {baseline.Length} baseline shares. Both must come from the same cells.",
                nameof(live));
        }
        Require(baseline, nameof(baseline));
        Require(live, nameof(live));
    }

    public static void Require(ReadOnlySpan<double> shares, string name)
    {
        for (var i = 0; i < shares.Length; i++)
        {
            if (!double.IsFinite(shares[i]) || shares[i] < 0)
            {
                throw new ArgumentException($"Share {i} is {shares[i]}. Shares are finite and zero or more.", name);
            }
        }
    }
}
