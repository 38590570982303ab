namespace ModelMonitor.Detection;

/// <summary>
/// Categories that have changed places: sorted by share, the window's are the baseline's, and their owners are others.
/// </summary>
internal sealed class Permutation
{
    // What chance leaves of a share, in standard errors, among a few dozen of them.
    private const double LargestZ = 3.5;

    // Below this share of rows in new places a change of shares is as likely.
    private const double LeastMoved = 0.05;
    private const double LeastMovedZ = 5;
    private const int NamedPairs = 3;
    private const double PenaltyPerCategory = 4;

    private readonly IReadOnlyList<(int Before, int Now)> _pairs;

    private Permutation(IReadOnlyList<(int Before, int Now)> pairs, double score) => (_pairs, Score) = (pairs, score);

    /// <summary>What it leaves unexplained in units of chance; smaller is better.</summary>
    public double Score { get; }

    /// <summary>The permutation behind a change of counts, or <see langword="null"/> if there is none.</summary>
    public static Permutation? Of(long[] baseline, long[] window)
    {
        var (before, now) = (baseline.Sum(), window.Sum());
        double Z(int first, int second) => Difference(baseline[first], before, window[second], now);
        int[] moved = [.. Enumerable.Range(0, baseline.Length).Where(i => Math.Abs(Z(i, i)) > LargestZ)];
        var displaced = moved.Sum(i => Math.Abs(((double)window[i] / now) - ((double)baseline[i] / before))) / 2;
        if (moved.Length < 2 || displaced < LeastMoved || moved.Max(i => Math.Abs(Z(i, i))) < LeastMovedZ)
        {
            return null;
        }

        // All are matched, since one that stays may have taken the share of another.
        int[] owners = [.. Enumerable.Range(0, baseline.Length).OrderByDescending(i => baseline[i]).ThenBy(i => i)];
        int[] heirs = [.. Enumerable.Range(0, baseline.Length).OrderByDescending(i => window[i]).ThenBy(i => i)];
        var pairs = owners.Zip(heirs).ToArray();
        if (pairs.Any(pair => Math.Abs(Z(pair.First, pair.Second)) > LargestZ))
        {
            return null;
        }

        var left = pairs.Average(pair => Z(pair.First, pair.Second) * Z(pair.First, pair.Second));
        return new([.. pairs.Where(pair => moved.Contains(pair.First))], left + (PenaltyPerCategory * (moved.Length - 1)));
    }

    /// <summary>Which category has become which.</summary>
    public string Describe(Func<int, string> nameOf)
    {
        if (_pairs is [var one, var two] && one.Before == two.Now && two.Before == one.Now)
        {
            return $"{nameOf(_pairs[0].Before)} and {nameOf(_pairs[1].Before)} have changed places";
        }

        var named = _pairs.Where(pair => pair.Before != pair.Now).Take(NamedPairs)
            .Select(pair => $"{nameOf(pair.Before)} has become {nameOf(pair.Now)}");
        return $"{_pairs.Count} have changed places: {string.Join(", ", named)}{(_pairs.Count > NamedPairs ? ", ..." : "")}";
    }

    private static double Difference(long baseline, long before, long window, long now)
    {
        // Half a count, so that a category that came or went has an error.
        var pooled = (baseline + window + 0.5) / (before + now + 1);
        var error = Math.Sqrt(pooled * (1 - pooled) * ((1d / before) + (1d / now)));
        return (((double)window / now) - ((double)baseline / before)) / error;
    }
}
