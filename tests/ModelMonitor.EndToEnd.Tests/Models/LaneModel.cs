namespace ModelMonitor.EndToEnd.Models;

/// <summary>A model that many threads call at once; negative lanes it refuses.</summary>
public sealed class LaneModel
{
    public const string Name = "lane";

    [Monitored(Name)]
    public double Predict(int lane, double speed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lane);
        return lane + speed;
    }
}
