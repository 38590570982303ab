using System.Text.Json;

namespace ModelMonitor.Statistics.Tests;

/// <summary>Streams with the alarms of streaming detectors of other libraries.</summary>
public static class StreamReference
{
    private static readonly ReferenceFile Source = new("drift_detectors");

    public static TheoryData<string> All => Source.NamesWhere((_, _) => true);

    public static TheoryData<string> With(string detector, params string[] except)
        => Source.NamesWhere((name, item) => !except.Contains(name) && item.GetProperty("expected").Has(detector));

    /// <summary>Streams whose values the library took.</summary>
    public static TheoryData<string> Taken(string detector, params string[] except)
        => Source.NamesWhere((name, item) => !except.Contains(name) && item.TryExpected(detector, out _));

    public static double[] Stream(string name) => Source[name].GetProperty("inputs").Numbers("stream");

    public static JsonElement Expected(string name, string detector) => Source[name].GetProperty("expected").GetProperty(detector);

    /// <summary>Positions of the alarms of a detector, and of its first warning.</summary>
    public static (int[] Changes, int? FirstWarning) Run(string name, Func<double, ChangeSignal> update)
    {
        var (changes, warning) = (new List<int>(), (int?)null);
        var stream = Stream(name);
        for (var i = 0; i < stream.Length; i++)
        {
            var signal = update(stream[i]);
            if (signal == ChangeSignal.Change)
            {
                changes.Add(i);
            }
            if (signal == ChangeSignal.Warning)
            {
                warning ??= i;
            }
        }
        return ([.. changes], warning);
    }

    public static int[] Detections(JsonElement expected)
        => [.. expected.GetProperty("detections").EnumerateArray().Select(item => item.GetInt32())];

    public static int? FirstWarning(JsonElement expected)
        => expected.GetProperty("first_warning") is { ValueKind: JsonValueKind.Number } warning ? warning.GetInt32() : null;
}
