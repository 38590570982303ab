using ModelMonitor;

namespace Fares;

public sealed class FareModel
{
    [Monitored("fare", Version = "7")]
    public double Predict(double distance, string? origin) => 50 + 0.1 * distance + (origin == "ORD" ? 20 : 0);
}
