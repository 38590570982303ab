using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection.Causes;

/// <summary>Where in each stream each fault can happen, and which kinds name it.</summary>
internal static class FaultTargets
{
    public static IReadOnlyList<(InjectedFault Fault, string[] Targets)> Of(string stream) => stream switch
    {
        "elec2" => All(
            units: ["nsw_demand 1000", "nsw_price 100", "vic_demand 100", "transfer 1000", "nsw_demand 0.01"],
            quantities: ["nsw_demand", "nsw_price", "vic_demand", "transfer"],
            pairs: ["nsw_demand,nsw_price", "vic_demand,transfer", "nsw_price,transfer", "period,day_of_week"],
            categories: ["tariff"], permuted: ["tariff"], cycles: ["period 48"]),
        "bike" => All(
            units: ["temp 100", "humidity 100", "windspeed 1.609344", "atemp 1.8 32", "windspeed 0.3048"],
            quantities: ["temp", "humidity", "windspeed", "atemp"],
            pairs: ["temp,humidity", "humidity,windspeed", "month,hour", "temp,windspeed"],
            categories: ["sky"], permuted: ["sky"], cycles: ["hour 24"]),
        "bank" => All(
            units: ["duration 0.0166666667", "age 12", "pdays 24", "euribor3m 0.01", "duration 1000"],
            quantities: ["age", "duration", "euribor3m", "cons_conf_idx"],
            pairs: ["age,duration", "housing,loan", "marital,education", "campaign,previous", "emp_var_rate,euribor3m"],
            categories: ["job", "education", "contact", "poutcome"], permuted: ["job", "marital", "education", "poutcome"], cycles: ["call_hour 24"]),
        "occupancy" => All(
            units: ["temperature 1.8 32", "temperature 1 273.15", "humidity 0.01", "co2 0.001", "humidity_ratio 1000"],
            quantities: ["temperature", "humidity", "co2", "humidity_ratio"],
            pairs: ["temperature,humidity", "light,co2", "humidity,co2", "temperature,light"],
            categories: ["day_part"], permuted: ["day_part"], cycles: ["hour 24"]),
        _ => All(
            units: ["distance_miles 1.609344", "arrival_delay_minutes 60", "distance_miles 1000", "arrival_delay_minutes 0.0166666667"],
            quantities: ["distance_miles", "arrival_delay_minutes"],
            pairs: ["distance_miles,arrival_delay_minutes", "distance_miles,hour", "origin,day_part"],
            categories: ["origin", "day_part"], permuted: ["day_part"], cycles: ["hour 24"]),
    };

    /// <summary>Whether a finding names the fault, and the column it is in.</summary>
    public static bool IsRight(InjectedFault fault, string target, Finding finding)
    {
        DriftKind[] kinds = fault switch
        {
            InjectedFault.UnitChange => [target.EndsWith(" 1 273.15", StringComparison.Ordinal) ? DriftKind.Shift : DriftKind.Scale],
            InjectedFault.Stuck => [DriftKind.Stuck, DriftKind.Constant],
            InjectedFault.Clipped => [DriftKind.Clipping],
            InjectedFault.SwappedColumns => [DriftKind.SwappedColumns],
            InjectedFault.MissingBurst => [DriftKind.MissingValues],
            InjectedFault.NewCategory => [DriftKind.UnseenCategories],
            InjectedFault.PermutedEncoding => [DriftKind.PermutedCategories],
            InjectedFault.Noise => [DriftKind.Spread],
            InjectedFault.DuplicateRows => [DriftKind.DuplicateRows],
            _ => [DriftKind.CyclicShift],
        };
        var columns = target.Split(' ')[0].Split(',', StringSplitOptions.RemoveEmptyEntries);
        return kinds.Contains(finding.Kind) && columns.All(column => finding.Columns.Contains(column));
    }

    private static (InjectedFault, string[])[] All(
        string[] units, string[] quantities, string[] pairs, string[] categories, string[] permuted, string[] cycles) =>
    [
        (InjectedFault.UnitChange, units),
        (InjectedFault.Stuck, quantities),
        (InjectedFault.Clipped, quantities),
        (InjectedFault.SwappedColumns, pairs),
        (InjectedFault.MissingBurst, quantities),
        (InjectedFault.NewCategory, categories),
        (InjectedFault.PermutedEncoding, permuted),
        (InjectedFault.Noise, quantities),
        (InjectedFault.DuplicateRows, [""]),
        (InjectedFault.TimeZoneShift, cycles),
    ];
}
