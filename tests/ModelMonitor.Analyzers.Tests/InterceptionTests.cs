using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests;

public sealed class InterceptionTests
{
    private const string Rentals = """
        public sealed record Hour(double Temp, bool Holiday, Weather Weather, string? Station);

        public enum Weather { Clear, Mist, Rain = 5 }

        public sealed class RentalModel
        {
            [Monitored(Test.Model, Version = "3")]
            public double Predict(Hour hour) => hour.Temp * 10;
        }

        """;

    [Fact]
    public void A_call_is_captured_and_its_result_unchanged()
    {
        using var program = LoadedProgram.Load(Rentals + """
            public static class Program
            {
                public static double Run() => new RentalModel().Predict(new(21.5, true, Weather.Rain, "north"));
            }
            """);

        program.Run<double>().ShouldBe(215);

        var observation = program.Observation;
        observation["Temp"].ShouldBe(21.5);
        observation["Holiday"].ShouldBe(1);
        observation["Weather"].ShouldBe(5);
        observation.Text("Station").ShouldBe("north");
        observation["prediction"].ShouldBe(215);
    }
}
