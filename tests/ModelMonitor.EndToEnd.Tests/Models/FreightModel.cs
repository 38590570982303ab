using System.ComponentModel.DataAnnotations;

namespace ModelMonitor.EndToEnd.Models;

/// <summary>A model with a fallback, which answers where a rule is violated or the breaker is open.</summary>
public sealed class FreightModel
{
    public const string Name = "freight";

    [Monitored(Name, Violations = ViolationPolicy.Fallback, Fallback = nameof(Tariff))]
    public double Predict([Range(0.0, 100.0)] double tons) => tons == 13 ? throw new InvalidOperationException("No ship.") : 7 * tons;

    public double Tariff(double tons) => 10 * Math.Clamp(tons, 0, 100);
}
