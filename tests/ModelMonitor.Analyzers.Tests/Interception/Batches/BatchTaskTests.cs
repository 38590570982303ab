using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Interception;

/// <summary>Batches whose results come later: features are those of the call, results those of the task.</summary>
public sealed class BatchTaskTests
{
    private const string Model = """
        public sealed class Model
        {
            public TaskCompletionSource<double[]> Pending { get; } = new();

            [Monitored(Test.Model)]
            public Task<double[]> PredictAsync(double[] x) => Pending.Task;

            [Monitored(Test.Model + "/value")]
            public async ValueTask<Memory<double>> ValueAsync(ReadOnlyMemory<double> x) => await Pending.Task.ConfigureAwait(false);
        }

        public static class Program
        {
            public static readonly Model Model = new();

            public static object? Run()
            {
                var x = new double[] { 1, 2 };
                var task = Model.PredictAsync(x);
                var value = Model.ValueAsync(x).AsTask();
                x[0] = 100;
                return (task == Model.Pending.Task, Model.Pending, value);
            }
        }


        """;

    [Fact]
    public async Task A_pending_task_is_returned_itself_and_its_rows_are_written_when_it_completes()
    {
        using var program = LoadedProgram.Load(Model);

        var (isSame, pending, value) = program.Run<(bool, TaskCompletionSource<double[]>, Task<Memory<double>>)>();

        isSame.ShouldBeTrue();
        program.Observations.ShouldBeEmpty();
        pending.SetResult([3, 4]);
        (await value).ToArray().ShouldBe([3, 4]);
        program.Observations.Select(observation => observation.Row).ShouldBe([[1, 3], [2, 4], [1, 3], [2, 4]]);
    }

    [Fact]
    public async Task A_task_that_fails_is_one_error()
    {
        using var program = LoadedProgram.Load(Model);

        var (_, pending, value) = program.Run<(bool, TaskCompletionSource<double[]>, Task<Memory<double>>)>();
        pending.SetException(new TimeoutException());

        await Should.ThrowAsync<TimeoutException>(() => value);
        program.Observations.Count.ShouldBe(2);
        program.Observations.ShouldAllBe(observation => observation.IsError);
    }

    [Fact]
    public async Task A_task_that_is_cancelled_is_one_error()
    {
        using var program = LoadedProgram.Load(Model);

        var (_, pending, value) = program.Run<(bool, TaskCompletionSource<double[]>, Task<Memory<double>>)>();
        pending.SetCanceled();

        await Should.ThrowAsync<TaskCanceledException>(() => value);
        program.Observations.ShouldAllBe(observation => observation.IsError);
        program.Observations.Select(error => error.Source.ErrorTypeName(error.Row[0]))
            .ShouldBe(Enumerable.Repeat("System.Threading.Tasks.TaskCanceledException", 2));
    }

    [Fact]
    public async Task Too_few_results_drop_the_batch()
    {
        using var program = LoadedProgram.Load(Model);

        var (_, pending, value) = program.Run<(bool, TaskCompletionSource<double[]>, Task<Memory<double>>)>();
        pending.SetResult([3]);

        (await value).Length.ShouldBe(1);
        program.Observations.ShouldBeEmpty();
        program.Agent.Rejected.ShouldBe(4);
    }

    [Fact]
    public async Task A_completed_value_task_is_read_once_and_passed_on()
    {
        using var program = LoadedProgram.Load("""
            public static class Model
            {
                [Monitored(Test.Model)]
                public static ValueTask<List<double>> PredictAsync(ReadOnlySpan<double> x) => new([.. x.ToArray().Select(v => 2 * v)]);
            }

            public static class Program
            {
                public static ValueTask<List<double>> Run() => Model.PredictAsync([1, 2]);
            }
            """);

        var call = program.Run<ValueTask<List<double>>>();

        call.IsCompletedSuccessfully.ShouldBeTrue();
        (await call).ShouldBe([2, 4]);
        program.Observations.Select(observation => observation.Row).ShouldBe([[1, 2], [2, 4]]);
    }
}
