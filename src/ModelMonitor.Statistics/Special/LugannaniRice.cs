namespace ModelMonitor.Statistics;

/// <summary>
/// The lower tail of Q = Σ wᵢ·χ²(dᵢ) by the formula of Lugannani and Rice (1980) with its second term (Daniels 1987): the
/// first two terms of the integral that <see cref="SteepestDescent"/> takes, for the price of one of its points. Below the
/// mean it is off by some 0.001 where two weights share the variance, and by 0.012 at most where one of them has it all.
/// </summary>
/// <param name="weights">The weights wᵢ, at least 0, one of them with degrees of freedom above it.</param>
/// <param name="degrees">The degrees of freedom dᵢ; empty for one each.</param>
internal readonly ref struct LugannaniRice(ReadOnlySpan<double> weights, ReadOnlySpan<int> degrees)
{
    private const int LargestIterations = 50;

    // The error of the saddlepoint is the square of the last step.
    private const double RelativeStep = 1e-3;

    // Next to the mean the terms cancel: Edgeworth's are their limit there.
    private const double SmallestDeviate = 0.01;

    private readonly ReadOnlySpan<double> _weights = weights;
    private readonly ReadOnlySpan<int> _degrees = degrees;

    /// <summary>P(Q &lt; x).</summary>
    /// <param name="x">Above 0 and below the mean.</param>
    public double LowerTail(double x)
    {
        var s = Saddlepoint(x);
        var (deviation, third, fourth, fifth) = Cumulants(s);
        var squared = Math.Max(0, s * x - LogMoment(s));
        var (r, u) = (-Math.Sqrt(2 * squared), s * deviation);
        if (r > -SmallestDeviate)
        {
            var skew = third / 6 - fifth / 40 + 5 * third * fourth / 48 - 35 * third * third * third / 432;
            return 0.5 + (r + skew) / Math.Sqrt(2 * Math.PI);
        }
        var second = (fourth / 8 - 5 * third * third / 24) / u - third / (2 * u * u) - 1 / (u * u * u) + 1 / (r * r * r);
        return Tails.Normal(-r) + Math.Exp(-squared) / Math.Sqrt(2 * Math.PI) * (1 / r - 1 / u - second);
    }

    /// <summary>
    /// The root of K′(s) = x below 0 by Newton's method on 1/K′, a line for one weight and concave for more, so that it
    /// comes from the right and never overshoots.
    /// </summary>
    private double Saddlepoint(double x)
    {
        var s = 0.0;
        for (var i = 0; i < LargestIterations; i++)
        {
            var (first, second) = (0.0, 0.0);
            for (var k = 0; k < _weights.Length; k++)
            {
                var ratio = _weights[k] / (1 - 2 * s * _weights[k]);
                first += Degrees(k) * ratio;
                second += 2 * Degrees(k) * ratio * ratio;
            }
            var step = (1 - first / x) * first / second;
            s += step;
            if (Math.Abs(step) <= RelativeStep * Math.Abs(s))
            {
                break;
            }
        }
        return s;
    }

    /// <summary>K(s), the logarithm of the moment generating function.</summary>
    private double LogMoment(double s)
    {
        var sum = 0.0;
        for (var i = 0; i < _weights.Length; i++)
        {
            sum += Degrees(i) == 0 ? 0 : Degrees(i) * Math.Log(1 - 2 * s * _weights[i]);
        }
        return -sum / 2;
    }

    /// <summary>The root of K″, and the standardised cumulants of the next orders.</summary>
    private (double Deviation, double Third, double Fourth, double Fifth) Cumulants(double s)
    {
        var (second, third, fourth, fifth) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < _weights.Length; i++)
        {
            var ratio = _weights[i] / (1 - 2 * s * _weights[i]);
            var square = Degrees(i) * ratio * ratio;
            second += 2 * square;
            third += 8 * square * ratio;
            fourth += 48 * square * ratio * ratio;
            fifth += 384 * square * ratio * ratio * ratio;
        }
        var deviation = Math.Sqrt(second);
        return (deviation, third / (second * deviation), fourth / (second * second), fifth / (second * second * deviation));
    }

    private int Degrees(int i) => _degrees.IsEmpty ? 1 : _degrees[i];
}
