namespace ModelMonitor.Statistics;

/// <summary>
/// The improved raw estimator of Ertl (2017, "New cardinality estimation algorithms for HyperLogLog sketches"): the
/// harmonic mean of Flajolet et al. with the empty and the full registers replaced by what they stand for on average.
/// </summary>
internal static class HyperLogLogEstimator
{
    /// <summary>Estimates a cardinality.</summary>
    /// <param name="registersOf">How many registers hold 0, 1, ..., q + 1, where q is the number of hash bits behind the index.</param>
    /// <returns>The estimate; 0 if all registers are empty, +infinity if all are full.</returns>
    public static double Estimate(ReadOnlySpan<int> registersOf)
    {
        var registers = 0;
        foreach (var count in registersOf)
        {
            registers += count;
        }
        double m = registers;
        var sum = m * Full(1 - registersOf[^1] / m);
        for (var value = registersOf.Length - 2; value >= 1; value--)
        {
            sum = 0.5 * (sum + registersOf[value]);
        }
        sum += m * Empty(registersOf[0] / m);
        return m * m / (2 * Math.Log(2) * sum);
    }

    /// <summary>σ(x) = x + Σ x^(2^k)·2^(k − 1), k = 1, 2, ...: +infinity at 1.</summary>
    private static double Empty(double x)
    {
        if (x == 1)
        {
            return double.PositiveInfinity;
        }
        var (sum, factor, before) = (x, 1.0, -1.0);
        while (sum != before)
        {
            before = sum;
            x *= x;
            sum += x * factor;
            factor *= 2;
        }
        return sum;
    }

    /// <summary>τ(x) = ⅓(1 − x − Σ (1 − x^(2^−k))²·2^−k), k = 1, 2, ...</summary>
    private static double Full(double x)
    {
        if (x is 0 or 1)
        {
            return 0;
        }
        var (sum, factor, before) = (1 - x, 1.0, double.NaN);
        while (sum != before)
        {
            before = sum;
            x = Math.Sqrt(x);
            factor *= 0.5;
            sum -= (1 - x) * (1 - x) * factor;
        }
        return sum / 3;
    }
}
