using System.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>
/// The inversion integral of the moment generating function of Q = Σ wᵢ·χ²(dᵢ), that is of exp Φ(s) with
/// Φ(s) = −½·Σ dᵢ·ln(1 − wᵢs) − sx/2 − ln|s|, over a path that starts at a saddlepoint c of Φ and bends around the
/// singularities at 1/wᵢ.
/// </summary>
internal readonly ref struct SteepestDescent(double x, ReadOnlySpan<double> weights, ReadOnlySpan<int> degrees)
{
    // Points are set in v where the distance from the saddlepoint is sinh v of its width: dense where the integrand is
    // large, and so far apart where it decays slowly that few are needed.
    private const double Step = 0.2;
    private const double Negligible = 1e-7;
    private const int LargestPoints = 500;
    private const int LargestIterations = 100;
    private const int LargestOnStack = 64;

    // The path of steepest descent above the mean leads between singularities of small weights that are far off, where
    // the integrand grows again; one that bends an eighth as much meets none.
    private const double Bend = 0.12;

    private readonly ReadOnlySpan<double> _weights = weights;
    private readonly ReadOnlySpan<int> _degrees = degrees;

    /// <summary>The saddlepoint in (0, 1/w) for the largest weight w: from there P(Q ≥ x).</summary>
    public double UpperSaddlepoint(double largest, double mean)
        => Solve(0, 1 / largest, (1 - mean / (mean + x + largest)) / largest);

    /// <summary>The saddlepoint below 0: from there P(Q &lt; x).</summary>
    public double LowerSaddlepoint(double largest)
    {
        var low = -1 / largest;
        while (Slope(low, out _, out _) > 0)
        {
            low *= 4;
        }
        return Solve(low, 0, low / 2);
    }

    /// <summary>The integral over the path through a saddlepoint, to a relative 1e-5.</summary>
    public double Tail(double saddlepoint)
    {
        Slope(saddlepoint, out var curvature, out var third);
        Span<double> ratios = _weights.Length <= LargestOnStack ? stackalloc double[_weights.Length] : new double[_weights.Length];
        for (var i = 0; i < ratios.Length; i++)
        {
            ratios[i] = _weights[i] / (1 - _weights[i] * saddlepoint);
        }
        var width = 1 / Math.Sqrt(curvature);
        var bend = Math.Max(0, third / (6 * curvature)) * (saddlepoint > 0 ? Bend : 1);
        var sum = 0.0;
        for (var point = 0; point < LargestPoints; point++)
        {
            var ahead = Math.Exp((point + 0.5) * Step);
            var back = 1 / ahead;
            var offset = width * (ahead - back) / 2;
            var term = Ratio(new(bend * offset * offset, offset), saddlepoint, ratios) * new Complex(2 * bend * offset, 1) * (width * (ahead + back) / 2);
            sum += term.Imaginary;
            if (Math.Abs(term.Real) + Math.Abs(term.Imaginary) < Negligible * Math.Abs(sum))
            {
                break;
            }
        }
        return Math.Exp(Exponent(saddlepoint)) * sum * Step / Math.PI;
    }

    private int Degrees(int i) => _degrees.IsEmpty ? 1 : _degrees[i];

    /// <summary>Φ(c) for a real c.</summary>
    private double Exponent(double c)
    {
        var sum = 0.0;
        for (var i = 0; i < _weights.Length; i++)
        {
            sum += Degrees(i) == 0 ? 0 : Degrees(i) * Math.Log(1 - _weights[i] * c);
        }
        return -sum / 2 - c * x / 2 - Math.Log(Math.Abs(c));
    }

    /// <summary>exp(Φ(c + t) − Φ(c)) for t above the real axis.</summary>
    /// <param name="t">The way from the saddlepoint.</param>
    /// <param name="c">The saddlepoint.</param>
    /// <param name="ratios">w / (1 − wc) for each weight.</param>
    private Complex Ratio(Complex t, double c, ReadOnlySpan<double> ratios)
    {
        var product = 1 + t / c;
        var (odd, hasOdd) = (Complex.One, false);
        for (var i = 0; i < ratios.Length; i++)
        {
            var factor = new Complex(1 - ratios[i] * t.Real, -ratios[i] * t.Imaginary);
            var degrees = Degrees(i);
            for (var (rest, power) = (degrees / 2, factor); rest > 0; rest /= 2, power *= power)
            {
                product = (rest & 1) == 1 ? product * power : product;
            }
            if ((degrees & 1) == 1)
            {
                odd *= factor;
                // One root for two factors.
                (product, odd) = hasOdd ? (product * LowerRoot(odd), Complex.One) : (product, odd);
                hasOdd = !hasOdd;
            }
        }
        product = hasOdd ? product * LowerRoot(odd) : product;
        var inverse = Math.Exp(-t.Real * x / 2) / (product.Real * product.Real + product.Imaginary * product.Imaginary);
        var (sine, cosine) = Math.SinCos(-t.Imaginary * x / 2);
        return new(
            inverse * (cosine * product.Real + sine * product.Imaginary),
            inverse * (sine * product.Real - cosine * product.Imaginary));
    }

    /// <summary>
    /// The root below the real axis. It is continuous along the path: a factor lies below the axis, so the angle of the
    /// root of two of them stays between −π and 0.
    /// </summary>
    private static Complex LowerRoot(Complex z)
    {
        var length = Math.Sqrt(z.Real * z.Real + z.Imaginary * z.Imaginary);
        // The larger part from the sum, the other from the product, so that nothing cancels.
        var larger = Math.Sqrt((length + Math.Abs(z.Real)) / 2);
        var smaller = Math.Abs(z.Imaginary) / (2 * larger);
        var (real, imaginary) = z.Real >= 0 ? (larger, smaller) : (smaller, larger);
        return new(z.Imaginary > 0 ? -real : real, -imaginary);
    }

    /// <summary>Φ′(s), which increases, with Φ″ and Φ‴.</summary>
    private double Slope(double s, out double curvature, out double third)
    {
        var inverse = 1 / s;
        var slope = -x / 2 - inverse;
        (curvature, third) = (inverse * inverse, -2 * inverse * inverse * inverse);
        for (var i = 0; i < _weights.Length; i++)
        {
            var ratio = _weights[i] / (1 - _weights[i] * s);
            var term = Degrees(i) * ratio;
            slope += term / 2;
            curvature += term * ratio / 2;
            third += term * ratio * ratio;
        }
        return slope;
    }

    /// <summary>The root of Φ′ by Newton's method, held in its interval by bisection.</summary>
    private double Solve(double low, double high, double s)
    {
        for (var i = 0; i < LargestIterations; i++)
        {
            var slope = Slope(s, out var curvature, out _);
            (low, high) = slope > 0 ? (low, s) : (s, high);
            var next = s - slope / curvature;
            next = next > low && next < high ? next : (low + high) / 2;
            var change = Math.Abs(next - s);
            s = next;
            // A path through a neighbour of the saddlepoint has the same integral.
            if (change * Math.Sqrt(curvature) < 1e-3)
            {
                break;
            }
        }
        return s;
    }
}
