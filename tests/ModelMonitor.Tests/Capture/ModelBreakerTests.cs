using ModelMonitor.Capture;
using ModelMonitor.Schema;

namespace ModelMonitor.Tests.Capture;

public class ModelBreakerTests
{
    private static int s_count;

    [Fact]
    public void A_breaker_is_closed_until_it_is_tripped_and_after_it_is_reset()
    {
        var breaker = New();
        (breaker.State, breaker.IsClosed, breaker.Reason).ShouldBe((BreakerState.Closed, true, null));

        breaker.Trip("drift of x");
        (breaker.State, breaker.IsClosed, breaker.Reason).ShouldBe((BreakerState.Open, false, "drift of x"));

        breaker.HalfOpen(10).ShouldBeTrue();
        (breaker.State, breaker.IsClosed, breaker.Reason).ShouldBe((BreakerState.HalfOpen, false, "drift of x"));

        breaker.Trip("errors");
        (breaker.State, breaker.Reason).ShouldBe((BreakerState.Open, "errors"));

        breaker.Reset();
        (breaker.State, breaker.IsClosed, breaker.Reason).ShouldBe((BreakerState.Closed, true, null));
    }

    [Fact]
    public void A_closed_breaker_stays_closed()
    {
        var breaker = New();

        breaker.HalfOpen(1).ShouldBeFalse();

        breaker.State.ShouldBe(BreakerState.Closed);
        breaker.Route(isRecorded: true).ShouldBe(PredictionRoute.Model);
    }

    [Theory]
    [InlineData(1, "SSSSSSSS")]
    [InlineData(2, "SFSFSFSF")]
    [InlineData(3, "SFFSFFSF")]
    [InlineData(int.MaxValue, "SFFFFFFF")]
    public void One_recorded_call_in_so_many_has_a_shadow(int oneIn, string expected)
    {
        var breaker = New();
        breaker.Trip("drift");
        breaker.HalfOpen(oneIn);

        string.Concat(Enumerable.Range(0, 8).Select(_ =>
        {
            breaker.Route(isRecorded: false).ShouldBe(PredictionRoute.Fallback);
            return breaker.Route(isRecorded: true).ToString()[0];
        })).ShouldBe(expected);
    }

    [Fact]
    public async Task Threads_share_the_shadow()
    {
        var breaker = New();
        breaker.Trip("drift");
        breaker.HalfOpen(10);

        var shadows = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            Enumerable.Range(0, 10_000).Count(_ => breaker.Route(isRecorded: true) == PredictionRoute.Shadow))));

        shadows.Sum().ShouldBe(4_000);
    }

    [Fact]
    public async Task A_reset_is_not_undone_by_a_breaker_that_opens_half()
    {
        for (var i = 0; i < 200; i++)
        {
            var breaker = New();
            breaker.Trip("drift");
            using var start = new Barrier(2);
            var opened = Task.Run(() =>
            {
                start.SignalAndWait();
                breaker.HalfOpen(2);
            });
            var reset = Task.Run(() =>
            {
                start.SignalAndWait();
                breaker.Reset();
            });
            await Task.WhenAll(opened, reset);
            breaker.State.ShouldBe(BreakerState.Closed);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void A_trip_needs_a_reason(string? reason) => Should.Throw<ArgumentException>(() => New().Trip(reason!));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_shadow_runs_in_at_least_one_call(int oneIn) =>
        Should.Throw<ArgumentOutOfRangeException>(() => New().HalfOpen(oneIn)).ParamName.ShouldBe("shadowOneIn");

    [Theory]
    [InlineData("", "1")]
    [InlineData("m", " ")]
    [InlineData("m\n", "1")]
    public void A_breaker_belongs_to_a_name_that_a_model_can_have(string model, string version) =>
        Should.Throw<ArgumentException>(() => ModelBreaker.Of(model, version));

    [Fact]
    public void A_model_and_version_have_one_breaker_whoever_registers_them()
    {
        var name = Name();
        var before = ModelBreaker.Of(name, "2");

        var first = PredictionSource.Register(Schema(name, "2", "M.Predict(double)"));
        var conflicting = PredictionSource.Register(Schema(name, "2", "N.Predict(double)"));

        first.Breaker.ShouldBeSameAs(before);
        conflicting.Breaker.ShouldBeSameAs(before);
        ModelBreaker.Of(name).ShouldNotBeSameAs(before);
    }

    [Fact]
    public void Equal_columns_with_other_rules_are_another_source()
    {
        var name = Name();
        FeatureRule rule = new(0, "x", "range", "Range(0, 5)");
        var first = PredictionSource.Register(Schema(name, "1", "M.Predict(double)", rule));

        PredictionSource.Register(Schema(name, "1", "M.Predict(double)", rule)).ShouldBeSameAs(first);
        PredictionSource.Register(Schema(name, "1", "M.Predict(double)")).Conflict!.ShouldContain("with other rules");
    }

    private static ModelBreaker New() => ModelBreaker.Of(Name());

    private static string Name() => $"breaker-{Interlocked.Increment(ref s_count)}";

    private static ModelSchema Schema(string name, string version, string method, params FeatureRule[] rules) => new(
        name, version, PredictionTask.Regression, method,
        [ColumnSchema.Number("x", "double"), ColumnSchema.Number("prediction", "double", ColumnRole.Prediction)])
    {
        Rules = rules,
    };
}
