using System.ComponentModel.DataAnnotations;
using ModelMonitor.Schema;

namespace ModelMonitor.Capture;

/// <summary>The flags of a row, read back into rules.</summary>
internal static class Violations
{
    /// <summary>Whether a row violates a rule.</summary>
    /// <param name="schema">The row's schema.</param>
    /// <param name="row">The row, with its flags.</param>
    /// <param name="rule">The index of the rule in <see cref="ModelSchema.Rules"/>.</param>
    public static bool Include(ModelSchema schema, ReadOnlySpan<double> row, int rule) =>
        (BitConverter.DoubleToUInt64Bits(row[schema.MonitoredColumns + (rule / 64)]) >> (rule % 64) & 1) != 0;

    /// <summary>What the caller is told of the rules that a row violates. It tells no value, which may be sensitive.</summary>
    public static ValidationException ToException(ModelSchema schema, ReadOnlySpan<double> row) =>
        ToException(schema, row, "the prediction");

    /// <summary>What the caller is told of a batch.</summary>
    /// <param name="schema">The schema of the rows.</param>
    /// <param name="row">The first row that violates a rule.</param>
    /// <param name="index">Its index in the batch.</param>
    /// <param name="violating">The rows that violate one.</param>
    /// <param name="rows">All rows.</param>
    public static ValidationException ToException(ModelSchema schema, ReadOnlySpan<double> row, int index, int violating, int rows) =>
        ToException(schema, row, $"the batch, since {violating} of its {rows} rows violate{(violating == 1 ? "s" : "")} a rule; in row {index}");

    private static ValidationException ToException(ModelSchema schema, ReadOnlySpan<double> row, string what)
    {
        var violated = new List<FeatureRule>();
        for (var i = 0; i < schema.Rules.Count; i++)
        {
            if (Include(schema, row, i))
            {
                violated.Add(schema.Rules[i]);
            }
        }

        var rules = string.Join(", ", violated.Select(rule => $"'{rule.Feature}' violates {rule.Description}"));
        return new(
            new ValidationResult($"Model '{schema.Name}' version '{schema.Version}' refuses {what}: {rules}.",
                violated.Select(rule => rule.Feature).Distinct().ToList()),
            validatingAttribute: null,
            value: null);
    }
}
