using System.ComponentModel.DataAnnotations;
using ModelMonitor.Capture;
using ModelMonitor.Detection;
using ModelMonitor.Hosting;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Hosting;

/// <summary>Whatever becomes of predictions, the totals add up.</summary>
public sealed class AccountingTests
{
    private const int Size = RuledModel.WindowSize;
    private const int SlowWindows = 5;

    [Fact]
    public void A_shadow_that_is_to_be_flagged_stays_out_of_the_distributions()
    {
        using var model = new RuledModel(ViolationPolicy.Flag);
        model.WriteMany(RecordKind.Shadow, 5, seed: 1, RuledModel.WeightRange);
        model.WriteMany(RecordKind.Row, Size, seed: 2);
        model.Drain();

        model.Status.Flagged.ShouldBe(0);
        model.Reports.ShouldHaveSingleItem()["weight"].Count.ShouldBe(Size);
    }

    /// <summary>Windows of several panes, records of every kind in random order: nothing is lost, nothing counted twice.</summary>
    [Theory]
    [InlineData(ViolationPolicy.Count, 1)]
    [InlineData(ViolationPolicy.Flag, 1)]
    [InlineData(ViolationPolicy.Throw, 5)]
    [InlineData(ViolationPolicy.Fallback, 1)]
    public void Every_prediction_is_accounted_for_exactly_once(ViolationPolicy policy, int panes)
    {
        using var model = new RuledModel(policy, options => (options.Panes, options.SlowWindows) = (panes, SlowWindows));
        var random = new Random((int)policy);
        var written = new Dictionary<RecordKind, long>();
        var filling = new List<(RecordKind Kind, ulong Flags)>();
        var (violations, flagged, unreadable) = (new long[3], 0L, 0);
        RecordKind[] kinds =
            [RecordKind.Row, RecordKind.Row, RecordKind.Row, RecordKind.Error, RecordKind.Refused, RecordKind.Fallback, RecordKind.Shadow, RecordKind.ShadowError];
        for (var i = 0; i < 3_000; i++)
        {
            var kind = kinds[random.Next(kinds.Length)];
            written[kind] = written.GetValueOrDefault(kind) + 1;
            if (kind is RecordKind.Error or RecordKind.ShadowError)
            {
                model.WriteError(kind, new TimeoutException());
            }
            else
            {
                var flags = (ulong)(random.Next(3) == 0 ? random.Next(8) : 0);
                model.WriteMany(kind, 1, seed: i, flags);
                if (kind != RecordKind.Shadow)
                {
                    filling.Add((kind, flags));
                }

                flagged += kind == RecordKind.Row && flags != 0 ? 1 : 0;
                for (var rule = 0; rule < 3 && kind != RecordKind.Shadow; rule++)
                {
                    violations[rule] += (long)(flags >> rule) & 1;
                }
            }

            if (random.Next(50) == 0)
            {
                model.WriteUnreadable();
                unreadable++;
                model.Drain();
            }
        }

        model.Drain();

        var status = model.Status;
        (status.Recorded, status.FellBack, status.Errors, status.Refused, status.Shadowed, status.ShadowErrors).ShouldBe((
            written[RecordKind.Row], written[RecordKind.Fallback], written[RecordKind.Error] + written[RecordKind.Refused],
            written[RecordKind.Refused], written[RecordKind.Shadow], written[RecordKind.ShadowError]));
        status.Predictions.ShouldBe(status.Recorded + status.FellBack + status.Errors + status.SampledOut + unreadable);
        status.Dropped.Values.Sum().ShouldBe(unreadable);
        status.Flagged.ShouldBe(policy == ViolationPolicy.Flag ? flagged : 0);
        status.Violations.Select(each => each.Count).ShouldBe(violations);

        var filled = status.Recorded + status.FellBack + status.Refused;
        var slowSize = Size * SlowWindows;
        filled.ShouldBeGreaterThan(2 * slowSize);
        model.Reports.Count(report => report.Horizon == WindowHorizon.Window).ShouldBe((int)(filled / (Size / panes) - (panes - 1)));
        model.Reports.Count(report => report.Horizon == WindowHorizon.Slow).ShouldBe((int)(filled / slowSize));
        foreach (var report in model.Reports)
        {
            // In the order in which they were written, to the very prediction.
            var (size, step) = report.Horizon == WindowHorizon.Slow ? (slowSize, slowSize) : (Size, Size / panes);
            var own = filling.Skip((int)(report.Sequence - 1) * step).Take(size).ToList();
            report.Predictions.ShouldBe(own.Count(each => each.Kind != RecordKind.Refused));
            report.Refused.ShouldBe(size - report.Predictions);
            report.FellBack.ShouldBe(own.Count(each => each.Kind == RecordKind.Fallback));
            report.Flagged.ShouldBe(policy == ViolationPolicy.Flag ? own.Count(each => each.Kind == RecordKind.Row && each.Flags != 0) : 0);
            report.Violations.Select(each => each.Count).ShouldBe(
                Enumerable.Range(0, 3).Select(rule => (long)own.Count(each => (each.Flags >> rule & 1) != 0)));
            report["weight"].Count.ShouldBe(report.Predictions - report.Flagged - report.FellBack + report.Shadowed);
        }
    }
}
