using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Generation;

/// <summary>The generated files of methods that make many predictions, as a reviewer reads them.</summary>
public sealed class BatchSnapshotTests
{
    [Fact]
    public void Batches_and_streams() => Snapshot.Match(nameof(Batches_and_streams), new UserProject("""
        namespace Bikes;

        public readonly record struct Hour(double Temp, bool? Holiday);

        public sealed record Demand(double Score, string? PredictedLabel);

        public sealed class RentalModel
        {
            [Monitored("batch")]
            public double[] Predict(Hour[] hours, IReadOnlyList<string?> stations, double factor) => [];

            [Monitored("destination")]
            public static void Fill(ReadOnlyMemory<float> temps, [PredictionKey] List<long> ids, Span<float> demands)
            {
            }

            [Monitored("task")]
            public Task<IReadOnlyList<Demand?>> PredictAsync(ReadOnlyMemory<Hour> hours, CancellationToken cancellation) =>
                Task.FromResult<IReadOnlyList<Demand?>>([]);

            [Monitored("stream")]
            public async IAsyncEnumerable<Demand> Follow(Hour hour)
            {
                await Task.Yield();
                yield return new(1, null);
            }
        }
        """).Generate());
}
