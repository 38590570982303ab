using System.ComponentModel.DataAnnotations;

namespace ModelMonitor.EndToEnd.Models;

/// <summary>A model that refuses features that violate a rule.</summary>
public sealed class CustomsModel
{
    public const string Name = "customs";

    [Monitored(Name, Violations = ViolationPolicy.Throw)]
    public double Predict([Range(0.0, 1_000.0)] double value) => 0.19 * value;
}
