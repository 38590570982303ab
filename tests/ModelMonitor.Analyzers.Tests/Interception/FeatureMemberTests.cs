using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.Capture;
using ModelMonitor.Schema;

namespace ModelMonitor.Analyzers.Tests.Interception;

/// <summary>Which members and parameters become features, under which names, and which become the key.</summary>
public sealed class FeatureMemberTests
{
    [Fact]
    public void Members_of_objects_are_features_by_their_names_nested_one_level()
    {
        using var program = LoadedProgram.Load("""
            public abstract class Reading
            {
                public double Temp { get; init; }

                public virtual double Wind { get; init; }
            }

            public sealed class Hour : Reading
            {
                public override double Wind => 7;

                public double Humidity = 0.5;

                public Address? Address { get; init; }

                public Location? Location { get; init; }

                public static double Shared => 1;

                internal double Hidden => 2;

                public double Writable { private get; set; }

                public double this[int i] => i;
            }

            public sealed record Address(string Zip, [NotFeature] string Street);

            public struct Location
            {
                public double Latitude;

                public readonly double Double => Latitude * 2;
            }

            public sealed class RentalModel
            {
                [Monitored(Test.Model)]
                public double Predict(Hour hour, Location place, (double Speed, bool Wet) road) => 1;
            }

            public static class Program
            {
                public static void Run()
                {
                    var place = new Location { Latitude = 48 };
                    new RentalModel().Predict(
                        new Hour { Temp = 3, Address = new("89073", "Hafengasse"), Location = place }, place, (30, true));
                    new RentalModel().Predict(new Hour(), default, default);
                    new RentalModel().Predict(null!, default, default);
                }
            }
            """);

        program.Run();

        var columns = program.Observations[0].Source.Schema.Columns.Select(column => column.Name);
        columns.ShouldBe(
        [
            "Temp", "Wind", "Address.Zip", "Location.Double", "Location.Latitude", "Humidity", "Double", "Latitude", "Speed", "Wet", "prediction",
        ]);
        program.Observations[0].Row.ShouldBe([3, 7, 0, 96, 48, 0.5, 96, 48, 30, 1, 1]);
        program.Observations[0].Text("Address.Zip").ShouldBe("89073");
        program.Observations[1].Row.ShouldBe([0, 7, double.NaN, double.NaN, double.NaN, 0.5, 0, 0, 0, 0, 1]);
        program.Observations[2].Row.ShouldBe([.. Enumerable.Repeat(double.NaN, 6), 0, 0, 0, 0, 1]);
    }

    [Fact]
    public void Names_may_be_given_and_a_name_on_an_object_is_a_prefix()
    {
        using var program = LoadedProgram.Load("""
            public sealed record Person([Feature(Name = "age in years")] int Age, [property: Feature(Name = "income")] decimal Income);

            public sealed class CreditModel
            {
                [Monitored(Test.Model)]
                public double Predict([Feature(Name = "borrower")] Person a, [Feature(Name = "guarantor")] Person b, [Feature(Name = "rate")] double r) => 1;
            }

            public static class Program
            {
                public static void Run() => new CreditModel().Predict(new(30, 100), new(60, 200), 0.04);
            }
            """);

        program.Run();

        program.Observation.Source.Schema.Columns.Select(column => column.Name).ShouldBe(
            ["borrower.age in years", "borrower.income", "guarantor.age in years", "guarantor.income", "rate", "prediction"]);
        program.Observation.Row.ShouldBe([30, 100, 60, 200, 0.04, 1]);
    }

    [Theory]
    [InlineData("long", "42")]
    [InlineData("ulong", "42UL")]
    [InlineData("int?", "42")]
    [InlineData("string", "\"order 42\"")]
    [InlineData("Guid", "Guid.Parse(\"4f1c0d5e-8a0b-4a43-9d53-0d1a7f8a1a11\")")]
    [InlineData("Guid?", "null")]
    public void A_key_is_the_last_column_and_no_feature(string type, string value)
    {
        using var program = LoadedProgram.Load($$"""
            public sealed record Order([PredictionKey] {{type}} Id, Guid Customer, double Amount);

            public sealed class FraudModel
            {
                [Monitored(Test.Model)]
                public bool Predict(Order order) => order.Amount > 10;
            }

            public static class Program
            {
                public static bool Run() => new FraudModel().Predict(new({{value}}, Guid.NewGuid(), 11));
            }
            """);

        program.Run<bool>().ShouldBeTrue();

        program.Observation.Source.Schema.Columns.Select(column => (column.Name, column.Role)).ShouldBe(
            [("Amount", ColumnRole.Feature), ("prediction", ColumnRole.Prediction), ("Id", ColumnRole.Key)]);
        BitConverter.DoubleToInt64Bits(program.Observation["Id"]).ShouldBe(BitConverter.DoubleToInt64Bits(value switch
        {
            "null" => double.NaN,
            ['"', ..] => RowEncoding.Key("order 42"),
            ['G', ..] => RowEncoding.Key(Guid.Parse("4f1c0d5e-8a0b-4a43-9d53-0d1a7f8a1a11")),
            _ => RowEncoding.Key(42),
        }));
    }

    [Fact]
    public void Services_and_cancellation_are_no_features()
    {
        using var program = LoadedProgram.Load("""
            public sealed class RentalModel
            {
                [Monitored(Test.Model)]
                public double Predict(
                    double x, IServiceProvider? services, Action<string>? log, IProgress<int>? progress, TimeProvider? time, CancellationToken cancellation = default) => x;
            }

            public static class Program
            {
                public static double Run() => new RentalModel().Predict(3, null, null, null, null);
            }
            """);

        program.Run<double>().ShouldBe(3);

        program.Observation.Row.ShouldBe([3, 3]);
    }
}
