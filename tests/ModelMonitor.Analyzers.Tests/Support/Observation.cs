using ModelMonitor.Capture;

namespace ModelMonitor.Analyzers.Tests.Support;

/// <summary>A record as it arrived.</summary>
internal sealed record Observation(PredictionSource Source, RecordKind Kind, double Latency, double[] Row)
{
    public double this[string column] => Row[Index(column)];

    public bool IsError => Kind == RecordKind.Error;

    /// <summary>The category that a text column holds.</summary>
    public string Text(string column) => Source.Categories(Index(column))!.NameOf((int)this[column]);

    private int Index(string column) => Source.Schema.Columns.Select(schema => schema.Name).ToList().IndexOf(column);
}
