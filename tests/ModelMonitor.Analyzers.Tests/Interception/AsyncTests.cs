using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Interception;

/// <summary>Tasks: the caller gets what it would have got, when it would have got it.</summary>
public sealed class AsyncTests
{
    private const string Model = """
        public sealed class AsyncModel
        {
            public TaskCompletionSource<double> Pending { get; } = new();

            public Task<double>? Returned { get; private set; }

            [Monitored(Test.Model)]
            public Task<double> Later(double x) => Returned = Pending.Task;

            [Monitored(Test.Model)]
            public Task<double> Now(double x) => Returned = Task.FromResult(2 * x);

            [Monitored(Test.Model)]
            public Task<double> Check(double x) => x < 0 ? throw new ArgumentException("x") : Faulted(x);

            [Monitored(Test.Model)]
            public async ValueTask<(string PredictedLabel, double Score)> Value(double x)
            {
                if (x > 0)
                {
                    await Pending.Task.ConfigureAwait(false);
                }

                return ("a", x);
            }

            private static async Task<double> Faulted(double x)
            {
                await Task.CompletedTask;
                throw new TimeoutException("later");
            }
        }


        """;

    [Fact]
    public void A_completed_task_is_read_at_once_and_returned_itself()
    {
        using var program = LoadedProgram.Load(Model + """
            public static class Program
            {
                public static bool Run()
                {
                    var model = new AsyncModel();
                    return ReferenceEquals(model.Now(3), model.Returned);
                }
            }
            """);

        program.Run<bool>().ShouldBeTrue();

        program.Observation.Row.ShouldBe([3, 6]);
    }

    [Fact]
    public void A_pending_task_is_read_when_it_completes_and_returned_itself()
    {
        using var program = LoadedProgram.Load(Model + """
            public static class Program
            {
                public static readonly AsyncModel Model = new();

                public static object Run()
                {
                    var task = Model.Later(3);
                    if (!ReferenceEquals(task, Model.Returned)) throw new InvalidOperationException();
                    return new Action(() => Model.Pending.SetResult(7));
                }
            }
            """);

        var complete = (Action)program.Run()!;

        program.Observations.ShouldBeEmpty();
        complete();
        program.Observation.Row.ShouldBe([3, 7]);
    }

    [Fact]
    public void A_synchronous_throw_stays_synchronous_and_a_faulted_task_faulted()
    {
        using var program = LoadedProgram.Load(Model + """
            public static class Program
            {
                public static string Run()
                {
                    var model = new AsyncModel();
                    var task = model.Check(1);
                    try
                    {
                        model.Check(-1);
                        return "not thrown";
                    }
                    catch (ArgumentException)
                    {
                        return task.Exception!.InnerException!.Message;
                    }
                }
            }
            """);

        program.Run<string>().ShouldBe("later");

        program.Observations.Select(observation => observation.IsError).ShouldBe([true, true]);
    }

    [Fact]
    public void A_cancelled_task_is_an_error_and_stays_cancelled()
    {
        using var program = LoadedProgram.Load(Model + """
            public static class Program
            {
                public static bool Run()
                {
                    var model = new AsyncModel();
                    var task = model.Later(1);
                    model.Pending.SetCanceled();
                    return task.IsCanceled;
                }
            }
            """);

        program.Run<bool>().ShouldBeTrue();

        program.Observation.IsError.ShouldBeTrue();
    }

    [Fact]
    public async Task A_value_task_is_consumed_once_whether_it_has_completed_or_not()
    {
        using var program = LoadedProgram.Load(Model + """
            public static class Program
            {
                public static async Task<double> Run()
                {
                    var model = new AsyncModel();
                    var (_, first) = await model.Value(-2);
                    var pending = model.Value(5);
                    model.Pending.SetResult(0);
                    return first + (await pending).Score;
                }
            }
            """);

        (await (Task<double>)program.Run()!).ShouldBe(3);

        program.Observations.Select(observation => observation.Row).ShouldBe([[-2, 0, -2], [5, 0, 5]]);
    }

    [Fact]
    public void A_null_task_is_passed_on_and_counted()
    {
        using var program = LoadedProgram.Load("""
            public sealed class Broken
            {
                [Monitored(Test.Model)]
                public Task<double>? Predict(double x) => null;
            }

            public static class Program
            {
                public static bool Run() => new Broken().Predict(1) is null;
            }
            """);

        program.Run<bool>().ShouldBeTrue();

        program.Observations.ShouldBeEmpty();
        program.Agent.Rejected.ShouldBe(1);
    }
}
