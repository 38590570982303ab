using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using Perfolizer.Horology;

namespace ModelMonitor.Benchmarks;

/// <summary>
/// One job for all: many short iterations, so that some of them are undisturbed on a machine that does other things
/// too, after a warm-up that lasts until all code has been compiled for good.
/// </summary>
internal static class BenchmarkConfig
{
    public static IConfig Create() => DefaultConfig.Instance
        .AddJob(Job.Default
            .WithLaunchCount(1)
            .WithWarmupCount(25)
            .WithIterationCount(50)
            .WithIterationTime(TimeInterval.FromMilliseconds(20))
            .AsDefault())
        .AddColumn(StatisticColumn.Min, StatisticColumn.Median, new MinRatioColumn())
        .HideColumns(Column.Error, Column.StdDev, Column.RatioSD, Column.Ratio, Column.AllocRatio)
        .WithSummaryStyle(SummaryStyle.Default);
}
