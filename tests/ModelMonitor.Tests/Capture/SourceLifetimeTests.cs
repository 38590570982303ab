using System.Runtime.CompilerServices;
using ModelMonitor.Capture;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Capture;

/// <summary>Runs when no other test does: an agent refers to the sources that it listens to.</summary>
[Collection(nameof(SourceLifetimeTests))]
[CollectionDefinition(nameof(SourceLifetimeTests), DisableParallelization = true)]
public class SourceLifetimeTests
{
    [Fact]
    public void A_source_that_nobody_refers_to_can_be_collected()
    {
        var name = "collectable";
        Register(name);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        PredictionSource.TryFind(name, null, out _).ShouldBeFalse();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Register(string name) => PredictionSource.Register(TestModel.Schema(name));
}
