namespace ModelMonitor.EndToEnd.Models;

/// <summary>A model with one feature and one set of exceptions, for what happens around its predictions.</summary>
public sealed class FareModel
{
    public const string Name = "fare";

    private readonly InvalidOperationException _failure = new("No tariff is loaded.");

    public Exception Failure => _failure;

    [Monitored(Name)]
    public double Predict(double distance) => distance < 0 ? throw _failure : 50 + 0.1 * distance;
}
