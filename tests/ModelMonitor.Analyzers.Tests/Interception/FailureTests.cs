using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Interception;

/// <summary>Whatever fails, the caller sees what it would have seen without us.</summary>
public sealed class FailureTests
{
    private const string Model = """
        public sealed class Input
        {
            public double Good { get; init; }

            public double Bad => Good < 0 ? throw new InvalidOperationException("getter") : 1;
        }

        public sealed record Output(double Given)
        {
            public double Score => Given < 0 ? throw new InvalidOperationException("score") : Given;
        }

        public sealed class Model
        {
            public static readonly Exception Thrown = new TimeoutException("model");

            [Monitored(Test.Model)]
            public double Predict(Input input) => input.Good == 13 ? throw Thrown : input.Good;

            [Monitored(Test.Model + "/output")]
            public Output Describe(double x) => new(x);
        }


        """;

    [Fact]
    public void A_getter_that_throws_leaves_the_result_and_is_counted()
    {
        using var program = LoadedProgram.Load(Model + """
            public static class Program
            {
                public static double Run() => new Model().Predict(new() { Good = -5 }) + new Model().Describe(-1).Given;
            }
            """);

        program.Run<double>().ShouldBe(-6);

        program.Observations.ShouldBeEmpty();
        program.Agent.Rejected.ShouldBe(2);
    }

    [Fact]
    public void A_model_that_throws_throws_the_same_object_and_is_counted_as_an_error()
    {
        using var program = LoadedProgram.Load(Model + """
            public static class Program
            {
                public static bool Run()
                {
                    try
                    {
                        new Model().Predict(new() { Good = 13 });
                        return false;
                    }
                    catch (Exception exception)
                    {
                        return ReferenceEquals(exception, Model.Thrown) && exception.StackTrace!.Contains("Model.Predict") && !exception.ToString().Contains("Monitored(");
                    }
                }
            }
            """);

        program.Run<bool>().ShouldBeTrue();

        program.Observation.IsError.ShouldBeTrue();
    }

    [Fact]
    public void A_null_receiver_throws_as_a_call_on_null_does()
    {
        using var program = LoadedProgram.Load(Model + """
            public static class Program
            {
                public static double Run() => ((Model)null!).Predict(new());
            }
            """);

        Should.Throw<NullReferenceException>(() => program.Run());
    }

    [Fact]
    public void Nothing_is_captured_while_nobody_listens()
    {
        using var program = LoadedProgram.Load(Model + """
            public static class Program
            {
                public static double Run() => new Model().Predict(new() { Good = -5 });
            }
            """);
        program.Agent.Dispose();

        program.Run<double>().ShouldBe(-5);

        program.Agent.Sources.ShouldAllBe(source => !source.IsEnabled);
        program.Agent.Rejected.ShouldBe(0);
    }

    [Fact]
    public void Models_are_known_before_their_first_prediction()
    {
        using var program = LoadedProgram.Load(Model + """
            public static class Program
            {
                public static bool Run() => true;
            }
            """);

        program.Run();

        program.Agent.Sources.Select(source => source.Schema.Method).Order().ShouldBe(
            ["Model.Describe(double)", "Model.Predict(Input)"]);
    }
}
