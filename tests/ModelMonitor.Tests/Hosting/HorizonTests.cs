using ModelMonitor.Capture;
using ModelMonitor.Detection;
using ModelMonitor.Hosting;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Hosting;

/// <summary>Windows, the slow horizon, pauses and late agents as the reports of a model show them.</summary>
public sealed class HorizonTests
{
    private const int Size = RuledModel.WindowSize;

    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_model_may_have_no_slow_horizon(int slowWindows)
    {
        using var model = new RuledModel(ViolationPolicy.Count, options => options.SlowWindows = slowWindows);
        model.WriteMany(RecordKind.Row, 30 * Size, seed: 2);
        model.Drain();

        model.Reports.Count.ShouldBe(30);
        model.Reports.ShouldAllBe(report => report.Horizon == WindowHorizon.Window);
    }

    [Fact]
    public void A_change_too_small_for_a_window_shows_in_the_slow_horizon()
    {
        // Two predictions in a hundred lack a distance that all of the baseline have: in windows of 100 two or so miss, which
        // is no lasting news at the level of the budget, in 1,000 twenty.
        using var model = new RuledModel(ViolationPolicy.Count, options => options.Drift.ShareFloor = 0.005);
        var row = 0;
        foreach (var values in RuledModel.Rows(40 * Size, seed: 3))
        {
            values[0] = row++ % 50 == 0 ? double.NaN : values[0];
            model.Write(RecordKind.Row, values);
        }

        model.Drain();

        var slow = model.Reports.Where(report => report.Horizon == WindowHorizon.Slow).ToList();
        slow.Count.ShouldBe(4);
        slow.ShouldAllBe(report => report.Findings.Any(finding => finding.Kind == DriftKind.MissingValues));
        model.Reports.Where(report => report.Horizon == WindowHorizon.Window).ShouldAllBe(report => report.State != DriftState.Drifted);
    }

    [Fact]
    public void A_window_by_time_without_predictions_has_no_data_and_is_told_once()
    {
        using var model = new RuledModel(ViolationPolicy.Count, options => options.WindowDuration = TimeSpan.FromMinutes(10), time: _time);
        model.WriteMany(RecordKind.Row, Size, seed: 2);
        model.Drain();
        for (var minute = 0; minute < 600; minute++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            model.Drain();
        }

        model.Reports.Select(report => (report.Predictions, report.State == DriftState.NoData)).ShouldBe([(Size, false), (0, true)]);
        var idle = model.Reports[^1];
        idle.Columns.ShouldAllBe(column => column.State == DriftState.NoData);
        (idle.Findings.Count, idle.IsLate).ShouldBe((0, false));
    }

    [Fact]
    public void Too_few_predictions_are_not_the_same_as_none()
    {
        using var model = new RuledModel(ViolationPolicy.Count, options => options.WindowDuration = TimeSpan.FromMinutes(10), time: _time);
        model.WriteMany(RecordKind.Row, 3, seed: 2);
        model.Drain();
        _time.Advance(TimeSpan.FromMinutes(10));
        model.Drain();

        model.Reports.ShouldHaveSingleItem().State.ShouldBe(DriftState.InsufficientData);
    }

    [Fact]
    public void An_agent_that_stood_still_says_so_in_its_reports()
    {
        using var model = new RuledModel(ViolationPolicy.Count, options => options.WindowDuration = TimeSpan.FromMinutes(10), time: _time);
        model.WriteMany(RecordKind.Row, Size, seed: 2);
        model.Drain();
        _time.Advance(TimeSpan.FromHours(3));
        model.WriteMany(RecordKind.Row, Size, seed: 3);
        model.Drain();
        for (var minute = 0; minute < 20; minute++)
        {
            model.WriteMany(RecordKind.Row, 10, seed: minute);
            _time.Advance(TimeSpan.FromMinutes(1));
            model.Drain();
        }

        // The window that was cut short, the silence, the window with the backlog, and one as they should be.
        model.Reports.Select(report => report.IsLate).ShouldBe([true, true, true, false]);
    }

    [Fact]
    public void The_time_since_the_last_prediction_is_told_whatever_becomes_of_it()
    {
        using var model = new RuledModel(ViolationPolicy.Throw, time: _time);
        model.Drain();
        model.Status.SinceLastPrediction.ShouldBeNull();

        model.WriteMany(RecordKind.Row, 1, seed: 2);
        model.Drain();
        _time.Advance(TimeSpan.FromHours(5));
        model.Status.SinceLastPrediction.ShouldBe(TimeSpan.FromHours(5));

        // The wall clock may jump; calls that are refused or throw are calls.
        _time.Jump(_time.GetUtcNow().AddYears(-1));
        model.WriteMany(RecordKind.Refused, 1, seed: 3, RuledModel.WeightRange);
        model.Drain();
        _time.Advance(TimeSpan.FromSeconds(7));
        model.Drain();
        model.Status.SinceLastPrediction.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public void An_idle_model_costs_nothing_but_its_options()
    {
        using var model = new RuledModel(ViolationPolicy.Count, options => options.WindowDuration = TimeSpan.FromMinutes(10), time: _time);
        for (var cycle = 0; cycle < 3_000; cycle++)
        {
            model.Drain();
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var cycle = 0; cycle < 1_000; cycle++)
        {
            model.Drain();
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        // Three hours of idle windows: a cycle allocates next to nothing, a window would take three kilobytes and more.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000 * 500);
    }
}
