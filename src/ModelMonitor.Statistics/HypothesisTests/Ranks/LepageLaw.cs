namespace ModelMonitor.Statistics;

/// <summary>
/// The limiting law of T when both samples are alike. The three parts are quadratic forms of one normal vector: two
/// directions, of the scores and of their squares, and the space of the bins. Only the parts of the two directions within
/// and across that space matter, so four eigenvalues tell all; in the rest of the bins' space T is X².
/// </summary>
internal static class LepageLaw
{
    private const int Directions = 4;

    /// <summary>P(T ≥ statistic).</summary>
    /// <param name="statistic">T.</param>
    /// <param name="all">The sums over all cells.</param>
    /// <param name="groups">The same for each joined bin.</param>
    public static double UpperTail(double statistic, in NormalScoreSums all, ReadOnlySpan<NormalScoreSums> groups)
    {
        var (location, spread) = (all.Location, all.Spread);
        var first = location.Variance > 0 ? 1 / Math.Sqrt(location.Variance) : 0;
        var second = spread.Variance > 0 ? Math.Sqrt(LepageTest.SpreadWeight / spread.Variance) : 0;
        var (between11, between12, between22) = (0.0, 0.0, 0.0);
        foreach (ref readonly var group in groups)
        {
            var (scores, squares) = group.Scores;
            var x = (scores / group.Total - location.Mean) * first;
            var y = (squares / group.Total - spread.Mean) * second;
            var share = group.Total / all.Total;
            between11 += share * x * x;
            between12 += share * x * y;
            between22 += share * y * y;
        }
        // Permutations spread by N/(N − 1) more than the shares do.
        var weight = LepageTest.ChiSquareWeight * all.Total / Math.Max(1, all.Total - 1);
        var within = groups.Length - 1;
        Span<double> vectors = stackalloc double[2 * Directions];
        Factor(between11, between12, between22, vectors);
        Factor(
            location.Variance * first * first - between11,
            all.Covariance * first * second - between12,
            spread.Variance * second * second - between22,
            vectors[Directions..]);
        Span<double> form = stackalloc double[Directions * Directions];
        for (var i = 0; i < Directions; i++)
        {
            for (var j = 0; j < Directions; j++)
            {
                form[i * Directions + j] = vectors[2 * i] * vectors[2 * j] + vectors[2 * i + 1] * vectors[2 * j + 1]
                    + (i == j && i < Math.Min(within, 2) ? weight : 0);
            }
        }
        SymmetricEigen.Diagonalise(form, [], Directions);
        Span<double> weights = stackalloc double[Directions + 1];
        for (var i = 0; i < Directions; i++)
        {
            weights[i] = Math.Max(0, form[i * Directions + i]);
        }
        weights[Directions] = weight;
        return WeightedChiSquareLaw.UpperTail(statistic, weights, [1, 1, 1, 1, Math.Max(0, within - 2)]);
    }

    /// <summary>Two rows of which the inner products of the columns are given: the factor of Cholesky, turned.</summary>
    private static void Factor(double a, double b, double c, Span<double> rows)
    {
        rows[0] = Math.Sqrt(Math.Max(0, a));
        rows[1] = rows[0] > 0 ? b / rows[0] : 0;
        rows[2] = 0;
        rows[3] = Math.Sqrt(Math.Max(0, c - rows[1] * rows[1]));
    }
}
