using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>Exact law of the number of discordant pairs without ties: the inversions of a random permutation.</summary>
internal static class KendallLaw
{
    /// <summary>P of a number of discordant pairs at least as far from its mean. O(n·pairs).</summary>
    public static double TwoSided(int n, long discordant)
    {
        var all = n * (n - 1L) / 2;
        var fewer = Math.Min(discordant, all - discordant);
        if (2 * fewer >= all)
        {
            return 1;
        }
        var length = (int)fewer + 1;
        var buffer = ArrayPool<double>.Shared.Rent(2 * length);
        var law = buffer.AsSpan(0, length);
        var previous = buffer.AsSpan(length, length);
        law.Clear();
        law[0] = 1;
        for (var i = 2; i <= n; i++)
        {
            // The i-th element is inverted with 0…i − 1 of those before, each number being equally likely.
            law.CopyTo(previous);
            var window = 0.0;
            for (var k = 0; k < length; k++)
            {
                window += previous[k] - (k >= i ? previous[k - i] : 0);
                law[k] = window / i;
            }
        }
        var sum = 0.0;
        foreach (var probability in law)
        {
            sum += probability;
        }
        ArrayPool<double>.Shared.Return(buffer);
        return Math.Min(1, 2 * sum);
    }
}
