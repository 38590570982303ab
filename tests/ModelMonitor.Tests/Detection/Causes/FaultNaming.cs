using System.Collections.Concurrent;
using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection.Causes;

/// <summary>What the first finding names where a fault is in a window.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Named">For each window the kind of the first finding.</param>
/// <param name="Wrong">What is told of the windows that are named wrong.</param>
internal sealed record NamedFault(InjectedFault Fault, IReadOnlyList<string> Named, IReadOnlyList<string> Wrong)
{
    public int Right => Named.Count - Wrong.Count;
}

/// <summary>Puts ten faults into windows of real data in random order, so that nothing else changes.</summary>
internal static class FaultNaming
{
    public const int WindowRows = 1_000;
    public const int Draws = 10;
    private const int BaselineRows = 5_000;

    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<NamedFault>>> Known = [];

    /// <summary>What each fault is named in a stream.</summary>
    public static IReadOnlyList<NamedFault> Of(string name) =>
        Known.GetOrAdd(name, stream => new(() => Name(RealStreams.Get(stream)))).Value;

    private static IReadOnlyList<NamedFault> Name(StreamRows stream)
    {
        var order = stream.Shuffled(seed: 1);
        var replay = new StreamReplay(stream, "faults", order[..BaselineRows].Select(row => stream.Rows[row]));
        var windows = WindowsOf(stream, order[BaselineRows..]);
        replay.Calibrate(windows[0], WindowRows);
        return [.. FaultTargets.Of(stream.Name).Select(pair => Name(stream, replay, windows, pair.Fault, pair.Targets))];
    }

    private static NamedFault Name(StreamRows stream, StreamReplay replay, object?[][][] windows, InjectedFault fault, string[] targets)
    {
        var injector = new FaultInjector(stream, new Random((int)fault));
        var (named, wrong) = (new List<string>(), new List<string>());
        for (var draw = 0; draw < windows.Length; draw++)
        {
            var target = targets[draw % targets.Length];
            var findings = replay.Reports(injector.Inject(fault, target, windows[draw]), WindowRows).ShouldHaveSingleItem().Findings;
            var first = findings.Count == 0 ? null : findings[0];
            named.Add(first is null ? "nothing" : first.Kind.ToString());
            if (first is null || !FaultTargets.IsRight(fault, target, first))
            {
                wrong.Add($"{target} -> {(first is null ? "nothing" : $"{first.Kind}: {first}")}");
            }
        }

        return new(fault, named, wrong);
    }

    private static object?[][][] WindowsOf(StreamRows stream, int[] rest)
    {
        var random = new Random(2);
        var windows = new object?[Draws][][];
        for (var draw = 0; draw < Draws; draw++)
        {
            random.Shuffle(rest);
            windows[draw] = [.. rest[..WindowRows].Select(row => stream.Rows[row])];
        }

        return windows;
    }
}
