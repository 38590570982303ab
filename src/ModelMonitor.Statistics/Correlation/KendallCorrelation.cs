using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>
/// Kendall's τ (Kendall 1938, 1945; Stuart 1953): the excess of concordant over discordant pairs, corrected for ties.
/// It needs all pairs and does not merge.
/// </summary>
public static class KendallCorrelation
{
    private const int ExactLimit = 33;

    /// <summary>
    /// Computes the coefficient and tests that it is 0. O(n log n) by counting the exchanges of a merge sort (Knight 1966).
    /// </summary>
    /// <param name="x">First variable: at least two values, all finite.</param>
    /// <param name="y">Second variable, paired with the first.</param>
    /// <param name="method">
    /// How to compute the p-value; <see cref="PValueMethod.Auto"/> is exact without ties up to 33 pairs, and
    /// <see cref="PValueMethod.Exact"/> is refused with ties.
    /// </param>
    /// <param name="tau">Which coefficient to return; the p-value is the same.</param>
    /// <returns>The coefficient, NaN when a variable is constant, and its p-value.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, there are fewer than two pairs, a value is NaN or infinite, or an exact p-value is asked for tied values.
    /// </exception>
    public static CorrelationResult Test(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, PValueMethod method = PValueMethod.Auto, KendallTau tau = KendallTau.B)
    {
        Pairs.Require(x, y, minimum: 2);
        var n = x.Length;
        var pairs = ArrayPool<(double X, double Y)>.Shared.Rent(n);
        var values = ArrayPool<double>.Shared.Rent(2 * n);
        for (var i = 0; i < n; i++)
        {
            pairs[i] = (x[i], y[i]);
        }
        var sorted = pairs.AsSpan(0, n);
        sorted.Sort();
        var tiedX = new TieSums();
        var tiedBoth = new TieSums();
        for (var i = 0; i < n; i++)
        {
            values[i] = sorted[i].Y;
            tiedX.Add(i > 0 && sorted[i].X == sorted[i - 1].X);
            tiedBoth.Add(i > 0 && sorted[i] == sorted[i - 1]);
        }
        var discordant = MergeSort(values.AsSpan(0, n), values.AsSpan(n, n));
        var tiedY = new TieSums();
        for (var i = 0; i < n; i++)
        {
            tiedY.Add(i > 0 && values[i] == values[i - 1]);
        }
        tiedX.Close();
        tiedBoth.Close();
        tiedY.Close();
        ArrayPool<(double X, double Y)>.Shared.Return(pairs);
        ArrayPool<double>.Shared.Return(values);

        var all = n * (n - 1.0) / 2;
        var excess = all - tiedX.Pairs - tiedY.Pairs + tiedBoth.Pairs - 2.0 * discordant;
        double fewer = Math.Min(tiedX.Groups, tiedY.Groups);
        var scale = fewer < 2 ? 0
            : tau == KendallTau.C ? (double)n * n * (fewer - 1) / (2 * fewer)
            : Math.Sqrt(all - tiedX.Pairs) * Math.Sqrt(all - tiedY.Pairs);
        var coefficient = scale > 0 ? Math.Clamp(excess / scale, -1, 1) : double.NaN;
        var hasTies = tiedX.Pairs + tiedY.Pairs > 0;
        if (method == PValueMethod.Exact && hasTies)
        {
            throw new ArgumentException("There are tied values, for which no exact p-value is computed. Use Auto.", nameof(method));
        }
        if (method == PValueMethod.Auto)
        {
            method = !hasTies && n <= ExactLimit ? PValueMethod.Exact : PValueMethod.Asymptotic;
        }
        var p = double.IsNaN(coefficient) ? 1
            : method == PValueMethod.Exact ? KendallLaw.TwoSided(n, discordant)
            : Asymptotic(excess, n, tiedX, tiedY);
        return new CorrelationResult(coefficient, p, n, method);
    }

    private static double Asymptotic(double excess, double n, in TieSums x, in TieSums y)
    {
        if (n <= 2)
        {
            return 1;
        }
        var m = n * (n - 1);
        var variance = (m * (2 * n + 5) - x.Variance - y.Variance) / 18
            + 2 * x.Pairs * y.Pairs / m + x.Triples * y.Triples / (9 * m * (n - 2));
        return Tails.NormalTwoSided(excess / Math.Sqrt(variance));
    }

    /// <summary>Sorts the values and counts the pairs out of order. A run of the sort is twice as long in each pass.</summary>
    private static long MergeSort(Span<double> values, Span<double> room)
    {
        var exchanges = 0L;
        for (var run = 1L; run < values.Length; run *= 2)
        {
            for (var start = 0L; start < values.Length; start += 2 * run)
            {
                var middle = (int)Math.Min(start + run, values.Length);
                var end = (int)Math.Min(middle + run, values.Length);
                var (i, j) = ((int)start, middle);
                for (var k = i; k < end; k++)
                {
                    if (j == end || (i < middle && values[i] <= values[j]))
                    {
                        room[k] = values[i++];
                    }
                    else
                    {
                        room[k] = values[j++];
                        exchanges += middle - i;
                    }
                }
            }
            room[..values.Length].CopyTo(values);
        }
        return exchanges;
    }

    /// <summary>Sums over groups of tied values of a sorted sequence.</summary>
    private struct TieSums()
    {
        private double _group = 1;
        private bool _isStarted;

        public double Pairs, Triples, Variance;
        public int Groups;

        public void Add(bool isTied)
        {
            if (isTied)
            {
                _group++;
            }
            else if (_isStarted)
            {
                Close();
            }
            _isStarted = true;
        }

        public void Close()
        {
            Pairs += _group * (_group - 1) / 2;
            Triples += _group * (_group - 1) * (_group - 2);
            Variance += _group * (_group - 1) * (2 * _group + 5);
            _group = 1;
            Groups++;
        }
    }
}
