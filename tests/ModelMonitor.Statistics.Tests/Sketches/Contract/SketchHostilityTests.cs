namespace ModelMonitor.Statistics.Tests;

public sealed class SketchHostilityTests
{
    public static TheoryData<string> All => [.. SketchContracts.All.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void Any_bytes_are_refused_or_a_sketch(string name)
    {
        var contract = SketchContracts.All[name];
        contract.AnyBytesAreRefusedOrASketch(values: 0, trials: 100);
        contract.AnyBytesAreRefusedOrASketch(values: 3, trials: 200);
        contract.AnyBytesAreRefusedOrASketch(values: 30, trials: 300);
    }
}
