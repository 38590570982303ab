namespace ModelMonitor.Benchmarks.Windows;

/// <summary>The two-sample Kolmogorov-Smirnov test as it is written without a library, with its asymptotic p-value.</summary>
internal static class PlainKolmogorovSmirnov
{
    /// <summary>The values that are there, in order.</summary>
    public static double[] Sorted(double[] values)
    {
        var sorted = Array.FindAll(values, double.IsFinite);
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>Of two sorted samples.</summary>
    public static double PValue(double[] first, double[] second)
    {
        var (i, j, distance) = (0, 0, 0d);
        while (i < first.Length && j < second.Length)
        {
            var value = Math.Min(first[i], second[j]);
            while (i < first.Length && first[i] <= value)
            {
                i++;
            }

            while (j < second.Length && second[j] <= value)
            {
                j++;
            }

            distance = Math.Max(distance, Math.Abs((double)i / first.Length - (double)j / second.Length));
        }

        return Tail(distance, first.Length, second.Length);
    }

    /// <summary>The same in queries.</summary>
    public static double LinqPValue(double[] first, double[] second)
    {
        var (a, b) = (first.Where(double.IsFinite).ToList(), second.Where(double.IsFinite).ToList());
        var (seenA, seenB) = (0, 0);
        var distance = a.Select(value => (value, isFirst: true))
            .Concat(b.Select(value => (value, isFirst: false)))
            .GroupBy(entry => entry.value)
            .OrderBy(group => group.Key)
            .Max(group =>
            {
                seenA += group.Count(entry => entry.isFirst);
                seenB += group.Count(entry => !entry.isFirst);
                return Math.Abs((double)seenA / a.Count - (double)seenB / b.Count);
            });
        return Tail(distance, a.Count, b.Count);
    }

    private static double Tail(double distance, double m, double n)
    {
        var argument = Math.Sqrt(m * n / (m + n)) * distance;
        var sum = Enumerable.Range(1, 100).Sum(k => (k % 2 == 1 ? 2 : -2) * Math.Exp(-2d * k * k * argument * argument));
        return Math.Clamp(sum, 0, 1);
    }
}
