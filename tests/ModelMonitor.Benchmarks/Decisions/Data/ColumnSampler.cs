namespace ModelMonitor.Benchmarks.Decisions;

/// <summary>
/// Draws the values of one column, in the order of time. A shift keeps the nature of the data: counts stay counts of a
/// larger mean, zeros stay zero.
/// </summary>
internal sealed class ColumnSampler(DataFamily family, int seed)
{
    /// <summary>The number of the category that the baseline never sees.</summary>
    public const int UnseenCategory = 8;

    private const double PoissonMean = 3;
    private const double Autoregression = 0.6;
    private const double MissingShare = 0.05;
    private const double UnseenShare = 0.02;
    private const double ContaminatedShare = 0.1;

    private static readonly double LogNormalMean = Math.Exp(0.5);
    private static readonly double LogNormalDeviation = Math.Sqrt((Math.E - 1) * Math.E);
    private static readonly double[] CategoryShares = Cumulative([.. Enumerable.Range(1, UnseenCategory).Select(rank => 1d / rank)]);

    private readonly Random _random = new(seed);
    private double _state;
    private bool _isStarted;

    /// <summary>Draws values with a change.</summary>
    public void Fill(Span<double> values, Change change = Change.None)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Next(change);
        }
    }

    private double Next(Change change)
    {
        if (change == Change.Missing && _random.NextDouble() < MissingShare)
        {
            return double.NaN;
        }

        return family switch
        {
            DataFamily.Categorical => Category(change),
            DataFamily.Discrete => Count(change),
            DataFamily.ZeroInflated when _random.Next(2) == 0 => 0,
            DataFamily.LogNormal or DataFamily.ZeroInflated => Moved(Math.Exp(Gauss()), LogNormalMean, LogNormalDeviation, change),
            DataFamily.HeavyTailed => Moved(StudentT(), 0, Math.Sqrt(3), change),
            DataFamily.Autocorrelated => Moved(Autoregressive(), 0, 1, change),
            _ => Moved(Gauss(), 0, 1, change),
        };
    }

    private double Moved(double value, double centre, double deviation, Change change) => change switch
    {
        Change.Shift010 => value + (0.1 * deviation),
        Change.Shift025 => value + (0.25 * deviation),
        Change.Shift050 => value + (0.5 * deviation),
        Change.Spread => centre + (1.5 * (value - centre)),
        Change.Contamination when _random.NextDouble() < ContaminatedShare => centre + (3 * (value - centre)),
        _ => value,
    };

    /// <summary>Poisson; a wider spread is a mixture over its mean (negative binomial) of 2.25 times the variance.</summary>
    private double Count(Change change)
    {
        var deviation = Math.Sqrt(PoissonMean);
        return change switch
        {
            Change.Shift010 => Poisson(PoissonMean + (0.1 * deviation)),
            Change.Shift025 => Poisson(PoissonMean + (0.25 * deviation)),
            Change.Shift050 => Poisson(PoissonMean + (0.5 * deviation)),
            Change.Spread => Mixed(2.25),
            Change.Contamination when _random.NextDouble() < ContaminatedShare => Mixed(9),
            _ => Poisson(PoissonMean),
        };
    }

    private double Mixed(double variances) =>
        Poisson(MathNet.Numerics.Distributions.Gamma.Sample(_random, PoissonMean / (variances - 1), 1 / (variances - 1)));

    private int Poisson(double mean)
    {
        var (count, product, limit) = (0, _random.NextDouble(), Math.Exp(-mean));
        while (product > limit)
        {
            count++;
            product *= _random.NextDouble();
        }

        return count;
    }

    private double Category(Change change)
    {
        if (change == Change.NewCategory && _random.NextDouble() < UnseenShare)
        {
            return UnseenCategory;
        }

        var place = Array.BinarySearch(CategoryShares, _random.NextDouble());
        return Math.Min(place < 0 ? ~place : place, UnseenCategory - 1);
    }

    private double Autoregressive()
    {
        _state = _isStarted ? (Autoregression * _state) + (Math.Sqrt(1 - (Autoregression * Autoregression)) * Gauss()) : Gauss();
        _isStarted = true;
        return _state;
    }

    private double StudentT()
    {
        var (a, b, c) = (Gauss(), Gauss(), Gauss());
        return Gauss() / Math.Sqrt(((a * a) + (b * b) + (c * c)) / 3);
    }

    // Marsaglia's polar method: a table takes billions of them.
    private double Gauss()
    {
        double u, v, s;
        do
        {
            u = (2 * _random.NextDouble()) - 1;
            v = (2 * _random.NextDouble()) - 1;
            s = (u * u) + (v * v);
        }
        while (s is >= 1 or 0);
        return u * Math.Sqrt(-2 * Math.Log(s) / s);
    }

    private static double[] Cumulative(double[] weights)
    {
        var (total, sum) = (weights.Sum(), 0d);
        return [.. weights.Select(weight => (sum += weight) / total)];
    }
}
