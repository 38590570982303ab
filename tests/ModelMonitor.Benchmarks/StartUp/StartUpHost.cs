using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ModelMonitor.Benchmarks.Capture;

namespace ModelMonitor.Benchmarks.StartUp;

/// <summary>The program whose start is timed: a generic host that starts, predicts once, and stops.</summary>
internal static class StartUpHost
{
    public const string Verb = "start-up";

    /// <summary>Runs in a process of its own and prints the milliseconds until the host had started.</summary>
    public static async Task RunAsync(bool isMonitored)
    {
        var started = Stopwatch.GetTimestamp();
        var builder = Host.CreateApplicationBuilder();
        if (isMonitored)
        {
            builder.Services.AddModelMonitor();
        }

        using var host = builder.Build();
        await host.StartAsync();
        Predict(isMonitored);
        Console.WriteLine(Stopwatch.GetElapsedTime(started).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        await host.StopAsync();
    }

    private static double Predict(bool isMonitored)
    {
        var application = LoanApplication.Sample(1, seed: 1)[0];
        return isMonitored ? new LoanModel().Monitored(application) : new LoanModel().Bare(application);
    }
}
