using System.ComponentModel.DataAnnotations;
using ModelMonitor.Aggregation;
using ModelMonitor.Capture;
using ModelMonitor.Detection;
using ModelMonitor.Telemetry;

namespace ModelMonitor.Hosting;

/// <summary>What became of one model's predictions, as far as their records tell. Written by one thread at a time.</summary>
internal sealed class RecordTally
{
    private static readonly string RefusalType = typeof(ValidationException).FullName!;

    private readonly PredictionSource _source;
    private readonly ViolationCounts _violations;
    private readonly ViolationCounter? _violationCounter;
    private readonly Dictionary<string, long> _errors = [];
    private PredictionTotals _totals;

    public RecordTally(PredictionSource source)
    {
        _source = source;
        var schema = source.Schema;
        _violations = new(schema.Rules.Count, schema.Rules.Count == 0 ? 0 : schema.MonitoredColumns);
        _violationCounter = schema.Rules.Count > 0 ? new(schema) : null;
    }

    /// <summary>The totals, without what never came to be a record.</summary>
    public PredictionTotals Totals => _totals;

    /// <summary>The predictions that threw, by the exception's type.</summary>
    public Dictionary<string, long> Errors => _errors;

    /// <summary>The rows that violate each rule.</summary>
    public ReadOnlySpan<long> Violations => _violations.Rules;

    /// <summary>How often each rule was violated.</summary>
    public IReadOnlyList<RuleViolations> Describe()
    {
        // Copied before the totals are read: the agent may be counting, and no share may exceed 1.
        long[] violations = [.. _violations.Rules];
        return RuleViolations.Of(_source.Schema.Rules, violations, _totals.Recorded + _totals.FellBack + _totals.Refused);
    }

    /// <summary>Counts a record.</summary>
    /// <returns>Whether its row is to be kept out of the distributions because of what it violates.</returns>
    public bool Add(RecordKind kind, ReadOnlySpan<double> row)
    {
        switch (kind)
        {
            case RecordKind.Error:
                _totals.Failed++;
                AddError(_source.ErrorTypeName(row[0]));
                return false;
            case RecordKind.ShadowError:
                _totals.ShadowErrors++;
                return false;
            case RecordKind.Refused:
                _totals.Failed++;
                _totals.Refused++;
                AddError(RefusalType);
                break;
            case RecordKind.Fallback:
                _totals.FellBack++;
                break;
            case RecordKind.Shadow:
                _totals.Shadowed++;
                break;
            default:
                _totals.Recorded++;
                break;
        }

        return _violationCounter is not null && AddViolations(kind, _source.Schema.FlagsOf(row));
    }

    private void AddError(string type) => _errors[type] = _errors.GetValueOrDefault(type) + 1;

    private bool AddViolations(RecordKind kind, ReadOnlySpan<double> flags)
    {
        if (!ViolationCounter.IsAny(flags))
        {
            return false;
        }

        // The call that a shadow belongs to has a record of its own, with the same flags.
        if (kind != RecordKind.Shadow)
        {
            _violationCounter!.Count(flags, _violations);
        }

        if (_source.Schema.Violations != ViolationPolicy.Flag)
        {
            return false;
        }

        _totals.Flagged += kind == RecordKind.Row ? 1 : 0;
        return true;
    }
}
