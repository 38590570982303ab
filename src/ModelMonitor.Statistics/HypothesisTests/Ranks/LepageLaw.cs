namespace ModelMonitor.Statistics;

/// <summary>
/// The limiting law of T when both samples are alike. The three parts are quadratic forms of one normal vector: two
/// directions, of the scores and of their squares, and the space of the bins. Only the parts of the two directions within
/// and across that space matter, so four eigenvalues tell all; in the rest of the bins' space T is X².
/// A probability above 0.2 rejects nothing and may be off by some 0.01: above the mean it is that of a gamma law with the
/// same three cumulants (Pearson's type III), for which traces do, and below the mean that of the first two terms of the integral.
/// </summary>
internal static class LepageLaw
{
    private const int Directions = 4;

    // Far above any level of a test, and where the gamma law is closest.
    private const double Unremarkable = 0.2;

    // Eigenvalues are off by the square of it: the tail is right to 1e-5, the rough one no worse for it.
    private const double RelativeZero = 1e-6;
    private const double RoughZero = 1e-3;

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
        var rest = Math.Max(0, within - 2);
        var cumulants = Cumulants(form, weight, rest);
        if (statistic >= cumulants.First && cumulants.UpperTail(statistic) is > Unremarkable and var rough)
        {
            return rough;
        }
        var isRough = statistic > 0 && statistic < cumulants.First;
        SymmetricEigen.Diagonalise(form, [], Directions, isRough ? RoughZero : RelativeZero);
        Span<double> weights = stackalloc double[Directions + 1];
        for (var i = 0; i < Directions; i++)
        {
            weights[i] = Math.Max(0, form[i * Directions + i]);
        }
        weights[Directions] = weight;
        ReadOnlySpan<int> degrees = [1, 1, 1, 1, rest];
        return isRough
            ? WeightedChiSquareLaw.RoughUpperTail(statistic, weights, degrees)
            : WeightedChiSquareLaw.UpperTail(statistic, weights, degrees);
    }

    private static TraceCumulants Cumulants(ReadOnlySpan<double> form, double weight, int degreesOfFreedom)
    {
        var (first, second, third) = (
            degreesOfFreedom * weight, degreesOfFreedom * weight * weight, degreesOfFreedom * weight * weight * weight);
        for (var i = 0; i < Directions; i++)
        {
            first += form[i * Directions + i];
            for (var j = 0; j < Directions; j++)
            {
                var square = 0.0;
                for (var k = 0; k < Directions; k++)
                {
                    square += form[i * Directions + k] * form[k * Directions + j];
                }
                second += i == j ? square : 0;
                third += square * form[j * Directions + i];
            }
        }
        return new(first, second, third);
    }

    /// <summary>Two rows of which the inner products of the columns are given: the factor of Cholesky, turned.</summary>
    private static void Factor(double a, double b, double c, Span<double> rows)
    {
        rows[0] = Math.Sqrt(Math.Max(0, a));
        rows[1] = rows[0] > 0 ? b / rows[0] : 0;
        rows[2] = 0;
        rows[3] = Math.Sqrt(Math.Max(0, c - rows[1] * rows[1]));
    }

    /// <summary>The traces of the powers of a quadratic form: its mean, half its variance, an eighth of its third cumulant.</summary>
    private readonly record struct TraceCumulants(double First, double Second, double Third)
    {
        /// <summary>The tail of the gamma law with these cumulants.</summary>
        public double UpperTail(double x)
        {
            var degrees = Second * Second * Second / (Third * Third);
            return Third > 0 ? Tails.ChiSquared(degrees + (x - First) * Second / Third, degrees) : 0;
        }
    }
}
