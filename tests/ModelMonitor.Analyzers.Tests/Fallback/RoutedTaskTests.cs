using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.Capture;

namespace ModelMonitor.Analyzers.Tests.Fallback;

/// <summary>Fallbacks and shadows of models that return tasks.</summary>
public sealed class RoutedTaskTests
{
    [Theory]
    [InlineData("Task<double>")]
    [InlineData("ValueTask<double>")]
    public void A_shadow_that_completes_later_is_recorded_later(string type)
    {
        using var program = Load(type, """
            var task = model.PredictAsync(3);
            var before = Describe(task.GetAwaiter().GetResult());
            model.Completion.SetResult(7);
            return before;
            """);

        program.Run<string>().ShouldBe("-3");

        program.Observations.Select(row => (row.Kind, row["prediction"])).ShouldBe([(RecordKind.Fallback, -3), (RecordKind.Shadow, 7)]);
    }

    [Theory]
    [InlineData("Task<double>")]
    [InlineData("ValueTask<double>")]
    public void A_fallback_that_completes_later_is_recorded_later_and_its_exception_passes(string type)
    {
        using var program = Load(type, """
            model.Pending = new();
            model.Completion.SetResult(7);
            var first = model.PredictAsync(3);
            model.Pending.SetResult(8);
            var answer = Describe(first.GetAwaiter().GetResult());
            model.Pending = new();
            var second = model.PredictAsync(4);
            model.Pending.SetException(new FormatException());
            try
            {
                second.GetAwaiter().GetResult();
            }
            catch (FormatException)
            {
                answer += " failed";
            }

            return answer;
            """);

        program.Run<string>().ShouldBe("8 failed");

        program.Observations.Select(row => row.Kind).ShouldBe([RecordKind.Shadow, RecordKind.Fallback, RecordKind.Shadow, RecordKind.Error]);
        program.Observations[1]["prediction"].ShouldBe(8);
    }

    [Theory]
    [InlineData("Task<double>")]
    [InlineData("ValueTask<double>")]
    public void An_exception_in_the_shadow_is_recorded_and_nobody_finds_it_unobserved(string type)
    {
        var unobserved = 0;
        EventHandler<UnobservedTaskExceptionEventArgs> count = (_, args) =>
        {
            if (args.Exception.InnerException is FormatException { Message: "in the shadow" })
            {
                Interlocked.Increment(ref unobserved);
            }
        };
        TaskScheduler.UnobservedTaskException += count;
        try
        {
            using var program = Load(type, """
                for (var i = 0; i < 10; i++)
                {
                    model.Completion = new();
                    model.PredictAsync(i).GetAwaiter().GetResult();
                    model.Completion.SetException(new FormatException("in the shadow"));
                    model.Completion = new();
                    model.Completion.SetException(new FormatException("in the shadow"));
                    model.PredictAsync(i).GetAwaiter().GetResult();
                    model.Completion = new();
                }

                model.Failure = new FormatException("in the shadow");
                return Describe(model.PredictAsync(5).GetAwaiter().GetResult());
                """);

            program.Run<string>().ShouldBe("-5");
            program.Observations.Count(row => row.Kind == RecordKind.ShadowError).ShouldBe(21);
            program.Observations.Count(row => row.Kind == RecordKind.Fallback).ShouldBe(21);

            GC.Collect();
            GC.WaitForPendingFinalizers();
            unobserved.ShouldBe(0);
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= count;
        }
    }

    [Theory]
    [InlineData("Task<double>")]
    [InlineData("ValueTask<double>")]
    public void An_open_breaker_starts_no_task_of_the_model(string type)
    {
        using var program = Load(type, """
            ModelMonitor.Capture.ModelBreaker.Of(Test.Model).Trip("again");
            return $"{model.PredictAsync(3).GetAwaiter().GetResult()} {model.Runs}";
            """);

        program.Run<string>().ShouldBe("-3 0");

        program.Observation.Kind.ShouldBe(RecordKind.Fallback);
    }

    private static LoadedProgram Load(string type, string body) => LoadedProgram.Load($$"""
        public sealed class M
        {
            public int Runs;
            public Exception? Failure;
            public TaskCompletionSource<double> Completion = new();
            public TaskCompletionSource<double>? Pending;

            [Monitored(Test.Model, Fallback = nameof(OtherAsync))]
            public {{type}} PredictAsync(double x)
            {
                Runs++;
                return Failure is null ? Await(Completion.Task) : throw Failure;
            }

            public {{type}} OtherAsync(double x) => Await(Pending?.Task ?? Task.FromResult(-x));

            private static async {{type}} Await(Task<double> task) => await task.ConfigureAwait(false);
        }

        public static class Program
        {
            public static string Run()
            {
                ModelMonitor.Capture.ModelBreaker.Of(Test.Model).Trip("test");
                ModelMonitor.Capture.ModelBreaker.Of(Test.Model).HalfOpen(1);

                // Without a context, whoever completes a source runs what follows: rows arrive on one thread, in order.
                var context = SynchronizationContext.Current;
                SynchronizationContext.SetSynchronizationContext(null);
                try
                {
                    return Run(new());
                }
                finally
                {
                    SynchronizationContext.SetSynchronizationContext(context);
                }
            }

            private static string Run(M model)
            {
                {{body}}
            }

            private static string Describe(double answer) => $"{answer}";
        }
        """);
}
