namespace ModelMonitor.Detection;

/// <summary>Means, variances and the correlation of pairs that come several times: sums, since scores are standardised.</summary>
internal struct WeightedPairMoments
{
    // Relative to the squares: below it a column does not vary.
    private const double Negligible = 1e-9;

    private double _sumX;
    private double _sumY;
    private double _sumXX;
    private double _sumYY;
    private double _sumXY;

    /// <summary>How often pairs came.</summary>
    public double Weight { get; private set; }

    /// <summary>Whether both sides vary.</summary>
    public readonly bool Varies => SquaresX > Negligible * Weight && SquaresY > Negligible * Weight;

    /// <summary>Pearson's correlation.</summary>
    public readonly double Correlation =>
        Math.Clamp((_sumXY - (_sumX * _sumY / Weight)) / Math.Sqrt(SquaresX * SquaresY), -1, 1);

    /// <summary>The mean of each side, and one by its standard deviation.</summary>
    public readonly (double MeanX, double ScaleX, double MeanY, double ScaleY) Standards =>
        (_sumX / Weight, Math.Sqrt(Weight / SquaresX), _sumY / Weight, Math.Sqrt(Weight / SquaresY));

    private readonly double SquaresX => _sumXX - (_sumX * _sumX / Weight);

    private readonly double SquaresY => _sumYY - (_sumY * _sumY / Weight);

    public void Add(double x, double y, double weight)
    {
        var (weightedX, weightedY) = (weight * x, weight * y);
        Weight += weight;
        _sumX += weightedX;
        _sumY += weightedY;
        _sumXX += weightedX * x;
        _sumYY += weightedY * y;
        _sumXY += weightedX * y;
    }
}
