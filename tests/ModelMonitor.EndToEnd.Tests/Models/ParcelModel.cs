using System.ComponentModel.DataAnnotations;

namespace ModelMonitor.EndToEnd.Models;

/// <summary>A model with rules, whose violations are flagged.</summary>
public sealed class ParcelModel
{
    public const string Name = "parcel";

    [Monitored(Name, Violations = ViolationPolicy.Flag)]
    public double Predict([Range(0.0, 30.0)] double weight, [Required] string? zone) => 4 + (0.5 * weight) + (zone is null ? 1 : 0);
}
