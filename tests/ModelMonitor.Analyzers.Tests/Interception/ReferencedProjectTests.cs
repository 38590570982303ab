using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Interception;

/// <summary>Models of referenced assemblies: captured where they are called, once, as one source.</summary>
public sealed class ReferencedProjectTests
{
    private const string Library = """
        using System.Runtime.CompilerServices;

        [assembly: InternalsVisibleTo("UserProject")]

        public enum Weather { Clear, Rain }

        public sealed record Hour([Feature(Name = "temp")] double Temp, Weather? Weather, [Sensitive] string? Station, [PredictionKey] long Id)
        {
            public double Field = 4;

            public double Property => 5;
        }

        public sealed partial class RentalModel
        {
            [Monitored(Test.Model)]
            public double Predict(Hour hour) => hour.Temp;

            [Monitored(Test.Model + "/internal")]
            internal double Inside(double x) => x;

            [Monitored(Test.Model + "/partial")]
            public partial double Partial(double x);

            private double PartialCore(double x) => x;

            public double CallInside() => Predict(new(10, null, null, 1));
        }
        """;

    [Fact]
    public void A_call_into_a_referenced_assembly_is_captured_as_the_source_that_it_registered()
    {
        using var program = LoadedProgram.Load("""
            public static class Program
            {
                public static double Run()
                {
                    var model = new RentalModel();
                    return model.CallInside() + model.Predict(new(20, Weather.Rain, "north", 2)) + model.Inside(3);
                }
            }
            """, Library);

        program.Run<double>().ShouldBe(33);

        program.Observations.Count.ShouldBe(3);
        program.Observations[0].Source.ShouldBeSameAs(program.Observations[1].Source);
        program.Observations[0].Source.Conflict.ShouldBeNull();
        program.Observations[1]["temp"].ShouldBe(20);
        program.Observations[1].Row[3..5].ShouldBe([5, 4]);
        program.Observations[2].Row.ShouldBe([3, 3]);
    }

    [Fact]
    public void A_partial_method_of_a_referenced_assembly_is_captured_once()
    {
        using var program = LoadedProgram.Load("""
            public static class Program
            {
                public static double Run() => new RentalModel().Partial(3);
            }
            """, Library);

        program.Run<double>().ShouldBe(3);

        program.Observation.Row.ShouldBe([3, 3]);
    }

    [Fact]
    public void An_assembly_without_models_adds_nothing()
    {
        var library = new UserProject("public static class Plain { public static double Predict(double x) => x; }") { Name = "Library" }.Generate();
        var user = new UserProject("public static class Program { public static double Run() => Plain.Predict(1); }")
        {
            References = [library.ToReference()],
        }.Generate();

        library.Files.ShouldBeEmpty();
        user.Files.ShouldBeEmpty();
        user.Emit();
    }
}
