using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using ModelMonitor.Detection;
using ModelMonitor.Hosting;
using ModelMonitor.Telemetry;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Hosting;

public class ThresholdTests
{
    [Fact]
    public void The_thresholds_of_the_last_window_are_told_with_what_they_follow_from()
    {
        var (model, loggers) = (new TestModel(), new RecordingLoggers());
        using var agent = Start(model, new ManualTimeProvider(), loggers);
        agent.Thresholds(model.Name).ShouldBeEmpty();

        model.PredictMany(500, seed: 2);
        agent.Drain();

        var thresholds = agent.Thresholds(model.Name);
        var report = agent.Reports(model.Name)[^1];
        var tests = report.Columns.Sum(column => column.Tests.Count) + report.Checks.Count;
        var level = thresholds.Single(threshold => threshold is { Subject: "model", Statistic: StatisticNames.PValue });

        // Two panes in the hour that is assumed, the one before the first included: 30 minutes, and down to a step of 1.25.
        level.Reason.ShouldBe(
            $"one false alarm in 30 days, 55 % of it for these tests, a look every 26.3 min (assumed, until an hour is measured), {tests} tests, 2 of 3 windows");
        loggers.Messages.Where(message => message.Id == 2005).ShouldHaveSingleItem().Text
            .ShouldBe(string.Create(null, $"Model {model.Name} version 1: a single test is certain at p <= {level.Value:0.##e+0} ({level.Reason})"));

        // One window of 500 against 2,000: what the level is in the Kolmogorov-Smirnov statistic by the first term of its series.
        var distance = thresholds.Single(threshold => threshold is { Subject: "amount", Statistic: StatisticNames.KolmogorovSmirnov });
        var tau = agent.Baseline(model.Name)!.Profile.AutocorrelationTimes[0];
        distance.Value.ShouldBe(Math.Sqrt(-Math.Log(level.Value / 2) / 2 * tau * ((1 / 500d) + (1 / 2_000d))), 1e-9);
        distance.Reason.ShouldContain("p-values not cross-checked yet");
        thresholds.ShouldContain(threshold => threshold.Subject == "region" && threshold.Statistic == StatisticNames.Psi);
        thresholds.ShouldNotContain(threshold => threshold.Subject == "region" && threshold.Statistic == StatisticNames.KolmogorovSmirnov);
    }

    [Fact]
    public void After_some_cycles_p_values_are_cross_checked_and_the_reason_says_so()
    {
        var model = new TestModel();
        using var agent = Start(model, new ManualTimeProvider());
        model.PredictMany(500, seed: 3);
        agent.Drain();

        for (var column = 0; column < 8; column++)
        {
            agent.Drain();
        }

        model.PredictMany(500, seed: 4);
        agent.Drain();

        agent.Thresholds(model.Name).Where(threshold => threshold.Subject == "amount")
            .ShouldAllBe(threshold => threshold.Reason.Contains(", cross-checked by simulation: "));
    }

    [Fact]
    public void A_meter_shows_each_threshold_by_feature_and_statistic()
    {
        var model = new TestModel();
        var seen = new HashSet<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == MetricNames.FeatureThreshold)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) =>
        {
            var all = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value as string);
            if (all[MetricTags.ModelName] == model.Name && value > 0)
            {
                // Agents of other tests run beside.
                lock (seen)
                {
                    seen.Add($"{all[MetricTags.FeatureName]} {all[MetricTags.Statistic]}");
                }
            }
        });
        listener.Start();
        using var agent = Start(model, new ManualTimeProvider(), options: options => options.Drift.FixThreshold("paid", StatisticNames.Psi, 0.2));
        model.PredictMany(500, seed: 5);
        agent.Drain();

        // Gauges are told at the end of the cycle in which the listener is first seen.
        agent.Drain();
        seen.ShouldContain("amount kolmogorov_smirnov");
        seen.ShouldContain("region psi");
        seen.Where(series => series.StartsWith("paid ", StringComparison.Ordinal)).ShouldBe(["paid psi"]);
    }

    [Fact]
    public void A_threshold_that_fits_no_feature_is_an_error_that_is_told_and_monitoring_goes_on()
    {
        var (model, loggers) = (new TestModel(), new RecordingLoggers());
        using var agent = Start(model, new ManualTimeProvider(), loggers, options => options.Drift
            .FixThreshold("ammount", StatisticNames.Psi, 0.2).FixThreshold("region", StatisticNames.KolmogorovSmirnov, 0.1));
        model.PredictMany(500, seed: 6);
        agent.Drain();

        var status = agent.Models.Single(status => status.Model == model.Name);
        (status.State, agent.Reports(model.Name).Count).ShouldBe((ModelState.Monitoring, 1));
        status.Reason.ShouldBe(
            "a threshold is fixed for 'ammount', and the model has amount, region, paid, prediction; " +
            "a threshold is fixed for kolmogorov_smirnov of 'region', which is a category and has none");
        loggers.Messages.Count(message => message is { Id: 2006, Level: LogLevel.Error }).ShouldBe(1);
    }

    private static MonitoringAgent Start(
        TestModel model, TimeProvider time, ILoggerFactory? loggers = null, Action<ModelOptions>? options = null) => MonitoringAgent.Start(
        all =>
        {
            all.CycleInterval = TimeSpan.FromMinutes(1);
            var mine = all.ForModel(model.Name).UseBaseline(model.Baseline());
            options?.Invoke(mine);
        }, loggers, time);
}
