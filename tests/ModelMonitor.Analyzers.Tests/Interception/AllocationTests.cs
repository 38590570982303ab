using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.Tests.Shared;

namespace ModelMonitor.Analyzers.Tests.Interception;

/// <summary>Generated code allocates nothing, whatever the features and the result are.</summary>
public sealed class AllocationTests
{
    private const string Model = """
        public sealed record Hour(double Temp, string? Station, bool? Holiday, DayOfWeek Day, DateTime At, Guid? Other, [PredictionKey] string Id, Place Place);

        public readonly record struct Place(double Latitude, string City);

        public sealed class RentalModel
        {
            private static readonly Task<(string PredictedLabel, float Score)> Completed = Task.FromResult(("many", 1f));

            [Monitored(Test.Model)]
            public double Predict(Hour hour, in Place place, out int spare)
            {
                spare = 1;
                return hour.Temp;
            }

            [Monitored(Test.Model + "/task")]
            public Task<(string PredictedLabel, float Score)> LabelAsync(Hour? hour) => Completed;

            [Monitored(Test.Model + "/value task")]
            public ValueTask<double?> RateAsync([Feature(Kind = FeatureKind.HourOfDay)] DateTime at, decimal price) => new(2);
        }


        """;

    [Fact]
    public void A_captured_prediction_allocates_nothing()
    {
        using var program = LoadedProgram.Load(Model + """
            public static class Program
            {
                private static readonly RentalModel Model = new();
                private static readonly Place Place = new(48, "Ulm");
                private static readonly Hour Hour = new(3, "north", null, DayOfWeek.Friday, DateTime.UnixEpoch, null, "42", Place);

                public static Action Run() => Loop;

                private static void Loop()
                {
                    for (var i = 0; i < 100; i++)
                    {
                        Model.Predict(Hour, Place, out _);
                        Model.LabelAsync(null);
                        Model.RateAsync(DateTime.UnixEpoch, 9.5m);
                    }
                }
            }
            """);

        Allocations.Each(program.Run<Action>()).ShouldBe(0);

        program.Observations.Count.ShouldBe(Allocations.Runs * 300);
    }

    [Theory]
    [InlineData("Flag", "", 200)]
    [InlineData("Fallback", "", 200)]
    [InlineData("Fallback", "breaker.Trip(\"test\");", 200)]
    [InlineData("Throw", "breaker.Trip(\"test\"); breaker.HalfOpen(1);", 400)]
    public void Rules_and_fallbacks_allocate_nothing(string policy, string steps, int records)
    {
        using var program = LoadedProgram.Load($$"""
            using System.ComponentModel.DataAnnotations;
            using ModelMonitor.Capture;

            public sealed record Hour(
                [Range(0, 5)] double Temp,
                [Required, StringLength(9), RegularExpression("[a-z]+"), AllowedValues("north", "south")] string? Station,
                [DeniedValues(DayOfWeek.Sunday)] DayOfWeek Day,
                [Range(typeof(DateTime), "1960-01-01", "1990-01-01")] DateTime At);

            public sealed class RentalModel
            {
                [Monitored(Test.Model, Violations = ViolationPolicy.{{policy}}, Fallback = nameof(Other))]
                public double Predict(Hour hour, ref int spare) => hour.Temp;

                public double Other(Hour hour, ref int spare) => 0;
            }

            public static class Program
            {
                private static readonly RentalModel Model = new();
                private static readonly Hour Hour = new(3, "north", DayOfWeek.Friday, DateTime.UnixEpoch);
                private static readonly Hour Hot = new({{(policy == "Throw" ? 5 : 7)}}, "north", DayOfWeek.Friday, DateTime.UnixEpoch);

                public static Action Run()
                {
                    var breaker = ModelBreaker.Of(Test.Model);
                    {{steps}}
                    return Loop;
                }

                private static void Loop()
                {
                    var spare = 1;
                    for (var i = 0; i < 100; i++)
                    {
                        Model.Predict(Hour, ref spare);
                        Model.Predict(Hot, ref spare);
                    }
                }
            }
            """);

        Allocations.Each(program.Run<Action>()).ShouldBe(0);

        program.Observations.Count.ShouldBe(Allocations.Runs * records);
    }
}
