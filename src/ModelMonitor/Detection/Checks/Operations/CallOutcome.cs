using ModelMonitor.Aggregation;

namespace ModelMonitor.Detection;

/// <summary>A way in which a call can end.</summary>
/// <param name="Subject">What a test of its share is about.</param>
/// <param name="What">What such predictions do, as a sentence says it.</param>
/// <param name="EventsOf">The calls of a window that end so.</param>
/// <param name="CallsOf">All calls that could.</param>
internal sealed record CallOutcome(string Subject, string What, Func<WindowCounts, long> EventsOf, Func<WindowCounts, long> CallsOf)
{
    /// <summary>Calls that throw from within the model: refused ones never came to it.</summary>
    public static CallOutcome Error { get; } = new(
        "model", "throw", window => window.Errors - window.Refused, window => window.Returned + window.Errors - window.Refused);

    /// <summary>Calls that are refused, since their features violate a rule.</summary>
    public static CallOutcome Refused { get; } = new(
        "model: refused", "are refused", window => window.Refused, window => window.Checked);

    /// <summary>Calls that the fallback answers.</summary>
    public static CallOutcome Fallback { get; } = new(
        "model: fallback", "come from the fallback", window => window.FellBack, window => window.Returned);
}
