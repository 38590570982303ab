using MathNet.Numerics.Distributions;

namespace ModelMonitor.Detection;

/// <summary>
/// One measure of windows over time: usual is what the first windows had, whatever the baseline says, and an exponentially
/// weighted mean of what the later ones differ by (Roberts 1959) shows a movement of which each window has too little. A few
/// numbers.
/// </summary>
internal sealed class SlowMovement
{
    /// <summary>The windows that tell what is usual.</summary>
    public const int LearnedWindows = 30;

    private const int InitialCapacity = 4;

    // The last twenty windows weigh as much as all before.
    private const double Weight = 0.035;

    // One wild window is no slow movement.
    private const double MostDeviations = 3;

    // Of Student's law for the winsorised deviation of 30 windows: with 20 degrees of freedom normal windows give exact p-values
    // down to 1e-4 (simulated, 400,000 samples).
    private const double DegreesOfFreedom = 20;

    // Empty while all windows are alike, as a missing share of 0 is; else grows with them: of a thousand models most have few.
    private double[] _first = [];
    private double _alike;
    private int _windows;
    private double _noise;
    private UsualLevel? _usual;
    private double _inflation;
    private double _mean;
    private double _remaining = 1;

    /// <summary>Whether there is something to compare with what was usual.</summary>
    public bool IsKnown => _usual is not null && _remaining < 1;

    /// <summary>What the measure usually was.</summary>
    public double Usual => _usual!.Center;

    /// <summary>By how much the weighted mean is off, in the unit of the measure.</summary>
    public double Movement => _mean / (1 - _remaining) * _usual!.Deviation;

    /// <summary>
    /// The two-sided p-value of the weighted mean. It holds for each window alone; those of successive windows are nearly
    /// the same.
    /// </summary>
    public double PValue
    {
        get
        {
            var ofWindows = Weight / (2 - Weight) * (1 - (_remaining * _remaining));
            var ofUsual = (1 - _remaining) * (1 - _remaining) * _usual!.RelativeVariance;
            var t = _mean / Math.Sqrt(_inflation * (ofWindows + ofUsual));
            return Math.Min(1, 2 * StudentT.CDF(0, 1, DegreesOfFreedom, -Math.Abs(t)));
        }
    }

    /// <summary>Takes the next window, of those that share no rows.</summary>
    /// <param name="value">The measure, finite.</param>
    /// <param name="noise">Its variance by the sampling of rows alone.</param>
    public void Add(double value, double noise)
    {
        if (_usual is not null)
        {
            _mean += Weight * (Math.Clamp((value - _usual.Center) / _usual.Deviation, -MostDeviations, MostDeviations) - _mean);
            _remaining *= 1 - Weight;
            return;
        }

        Keep(value);
        _noise += noise / LearnedWindows;
        if (_windows == LearnedWindows)
        {
            var values = _first is [] ? [.. Enumerable.Repeat(_alike, LearnedWindows)] : _first;
            _usual = UsualLevel.Of(values, _noise);
            _inflation = InflationOf(values, _usual);
            _first = [];
        }
    }

    private void Keep(double value)
    {
        if (_first is [] && (_windows == 0 || value == _alike))
        {
            (_alike, _windows) = (value, _windows + 1);
            return;
        }

        if (_windows >= _first.Length)
        {
            var known = _first.Length;
            Array.Resize(ref _first, Math.Min(LearnedWindows, Math.Max(InitialCapacity, 2 * _windows)));
            Array.Fill(_first, _alike, known, _windows - known);
        }

        _first[_windows++] = value;
    }

    /// <summary>By how much neighbours that are alike raise the variance of a mean (autoregression of first order).</summary>
    private static double InflationOf(double[] values, UsualLevel usual)
    {
        var (products, squares) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            var deviation = Deviation(i);
            squares += deviation * deviation;
            products += i > 0 ? deviation * Deviation(i - 1) : 0;
        }

        var correlation = squares == 0 ? 0 : Math.Clamp(products / squares, 0, 0.9);
        return (1 + correlation) / (1 - correlation);

        double Deviation(int i) => Math.Clamp(values[i] - usual.Center, -MostDeviations * usual.Deviation, MostDeviations * usual.Deviation);
    }
}
