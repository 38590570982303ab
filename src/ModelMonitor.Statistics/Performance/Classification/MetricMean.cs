namespace ModelMonitor.Statistics;

/// <summary>The mean of a metric over classes, of which some may be undefined.</summary>
internal struct MetricMean(ZeroDivision zeroDivision)
{
    private double _sum, _weight;

    public int Undefined { get; private set; }

    public readonly double Mean => _sum / _weight;

    public void Add(double metric, double weight)
    {
        if (double.IsNaN(metric))
        {
            Undefined++;
            if (zeroDivision == ZeroDivision.Undefined)
            {
                return;
            }
            metric = 0;
        }
        _sum += weight * metric;
        _weight += weight;
    }
}
