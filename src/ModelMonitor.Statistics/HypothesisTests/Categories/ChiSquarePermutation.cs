using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>X² of 2×K tables with the same margins, drawn by dealing all observations anew.</summary>
internal static class ChiSquarePermutation
{
    // Tables that are as unlikely as the observed one up to rounding count as ties.
    private const double Slack = 1e-12;

    public static ChiSquarePermutationResult Test(
        ReadOnlySpan<long> baseline, ReadOnlySpan<long> live, long m, long n, int seed, int permutations)
    {
        if (m > Array.MaxLength - n)
        {
            throw new ArgumentException(
                $"There are {m} and {n} observations, more than can be permuted. Use Homogeneity, which needs no permutations.", nameof(live));
        }
        var categories = baseline.Length;
        var (dealt, kept) = ((int)Math.Min(m, n), (int)Math.Max(m, n));
        var labels = ArrayPool<int>.Shared.Rent(dealt + kept);
        var counts = ArrayPool<long>.Shared.Rent(2 * categories);
        var deck = labels.AsSpan(0, dealt + kept);
        var drawn = counts.AsSpan(0, categories);
        var totals = counts.AsSpan(categories, categories);
        var (position, filled) = (0, 0);
        for (var i = 0; i < categories; i++)
        {
            totals[i] = baseline[i] + live[i];
            filled += totals[i] > 0 ? 1 : 0;
            deck.Slice(position, (int)totals[i]).Fill(i);
            position += (int)totals[i];
        }
        var observed = Statistic(m <= n ? baseline : live, totals, dealt, kept);
        var random = new Random(seed);
        var atLeastAsLarge = 1;
        for (var r = 0; r < permutations; r++)
        {
            drawn.Clear();
            // The smaller side is drawn from the front of the deck, which stays a permutation of all observations.
            for (var i = 0; i < dealt; i++)
            {
                var other = random.Next(i, deck.Length);
                (deck[i], deck[other]) = (deck[other], deck[i]);
                drawn[deck[i]]++;
            }
            atLeastAsLarge += Statistic(drawn, totals, dealt, kept) >= observed * (1 - Slack) ? 1 : 0;
        }
        ArrayPool<int>.Shared.Return(labels);
        ArrayPool<long>.Shared.Return(counts);
        return new ChiSquarePermutationResult(
            observed, atLeastAsLarge / (permutations + 1.0), CramersV.Of(observed, (double)m + n, 2, filled), permutations, seed, m + n);
    }

    private static double Statistic(ReadOnlySpan<long> drawn, ReadOnlySpan<long> totals, double dealt, double kept)
    {
        var sum = 0.0;
        for (var i = 0; i < drawn.Length; i++)
        {
            sum += totals[i] > 0 ? ChiSquare.ColumnTerm(drawn[i], totals[i] - drawn[i], dealt, kept) : 0;
        }
        return sum;
    }
}
