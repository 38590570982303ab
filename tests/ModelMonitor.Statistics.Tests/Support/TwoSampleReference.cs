using System.Text.Json;

namespace ModelMonitor.Statistics.Tests;

/// <summary>Pairs of samples with the results of scipy's two-sample tests.</summary>
public static class TwoSampleReference
{
    private static readonly ReferenceFile Source = new("two_sample_tests");

    /// <summary>X and Y of the golden vectors.</summary>
    public static SamplePair Golden { get; } = new([1.1, 2.3, 2.9, 3.7, 4.4, 5.8, 6.1], [2.0, 3.1, 4.9, 5.2, 6.6, 7.3, 8.8, 9.5]);

    public static TheoryData<string> All => Source.NamesWhere((_, _) => true);

    public static TheoryData<string> With(string test, string? except = null)
        => Source.NamesWhere((name, item) => name != except && item.TryExpected(test, out _));

    /// <summary>Pairs with at least two values each and at most a thousand together, for what takes the square of their number.</summary>
    public static TheoryData<string> Small => Source.NamesWhere((name, _) => Samples(name) is var (x, y) && x.Length >= 2 && y.Length >= 2 && x.Length + y.Length <= 1000);

    public static JsonElement Expected(string name, string test) => Source[name].GetProperty("expected").GetProperty(test);

    public static SamplePair Samples(string name)
    {
        var inputs = Source[name].GetProperty("inputs");
        return new SamplePair(inputs.Numbers("x"), inputs.Numbers("y"));
    }

    /// <summary>At an offset of 1e9 doubles are 1e-7 apart, and the reference itself is off by 1.3e-6 in Welch's t and 3.3e-6 in its p.</summary>
    public static double Tolerance(string name, double usual)
        => name.StartsWith("large_offset", StringComparison.Ordinal) ? 5e-6 : usual;
}
