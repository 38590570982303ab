namespace ModelMonitor.Detection;

/// <summary>Means, variances and the correlation of pairs that come several times (West 1979).</summary>
internal struct WeightedPairMoments
{
    // Relative to the squares: below it a column does not vary.
    private const double Negligible = 1e-9;

    private double _meanX;
    private double _meanY;
    private double _squaresX;
    private double _squaresY;
    private double _products;

    /// <summary>How often pairs came.</summary>
    public double Weight { get; private set; }

    /// <summary>Whether both sides vary.</summary>
    public readonly bool Varies => _squaresX > Negligible * Weight && _squaresY > Negligible * Weight;

    /// <summary>Pearson's correlation.</summary>
    public readonly double Correlation => Math.Clamp(_products / Math.Sqrt(_squaresX * _squaresY), -1, 1);

    public readonly double StandardX(double x) => (x - _meanX) / Math.Sqrt(_squaresX / Weight);

    public readonly double StandardY(double y) => (y - _meanY) / Math.Sqrt(_squaresY / Weight);

    public void Add(double x, double y, double weight)
    {
        Weight += weight;
        var (dx, dy) = (x - _meanX, y - _meanY);
        _meanX += dx * weight / Weight;
        _meanY += dy * weight / Weight;
        _squaresX += weight * dx * (x - _meanX);
        _squaresY += weight * dy * (y - _meanY);
        _products += weight * dx * (y - _meanY);
    }
}
