using ModelMonitor.Capture;

namespace ModelMonitor.Analyzers.Tests.Support;

/// <summary>A record as it arrived.</summary>
internal sealed record Observation(PredictionSource Source, RecordKind Kind, double Latency, double[] Row)
{
    public double this[string column] => Row[Index(column)];

    public bool IsError => Kind == RecordKind.Error;

    /// <summary>The category that a text column holds.</summary>
    public string Text(string column) => Source.Categories(Index(column))!.NameOf((int)this[column]);

    /// <summary>The rules that the row's flags name, as <c>feature rule</c>, in their order.</summary>
    public IReadOnlyList<string> Violated => [.. Source.Schema.Rules
        .Where((_, i) => Violations.Include(Source.Schema, Row, i))
        .Select(rule => $"{rule.Feature} {rule.Name}")];

    private int Index(string column) => Source.Schema.Columns.Select(schema => schema.Name).ToList().IndexOf(column);
}
