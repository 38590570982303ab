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

    [Fact]
    public void Batches_and_streams_with_rules_and_fallbacks() => Snapshot.Match(nameof(Batches_and_streams_with_rules_and_fallbacks), new UserProject("""
        using System.ComponentModel.DataAnnotations;

        namespace Bikes;

        public sealed class RentalModel
        {
            [Monitored("refusing", Violations = ViolationPolicy.Throw)]
            public double[] Predict([Range(-40, 50)] double[] temps, [RegularExpression("[A-Z]+")] string[] stations) => [];

            [Monitored("destination", Fallback = nameof(FillByRule))]
            public void Fill(ReadOnlySpan<double> temps, Span<float> demands)
            {
            }

            public void FillByRule(ReadOnlySpan<double> temps, Span<float> demands)
            {
            }

            [Monitored("task", Violations = ViolationPolicy.Fallback, Fallback = nameof(ByRuleAsync))]
            public Task<double[]> PredictAsync([Range(-40, 50)] double[] temps) => Task.FromResult<double[]>([]);

            public Task<double[]> ByRuleAsync(double[] temps) => Task.FromResult<double[]>([]);

            [Monitored("stream", Violations = ViolationPolicy.Fallback, Fallback = nameof(FollowByRule))]
            public IAsyncEnumerable<double> Follow([Range(-40, 50)] double temp) => throw new NotSupportedException();

            public IAsyncEnumerable<double> FollowByRule(double temp) => throw new NotSupportedException();
        }
        """).Generate());
}
