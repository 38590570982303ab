using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.Capture;
using ModelMonitor.Schema;

namespace ModelMonitor.Analyzers.Tests.Interception;

/// <summary>Features of every kind, as they arrive in the row.</summary>
public sealed class FeatureTests
{
    private const double March = 1_709_636_645; // 2024-03-05T11:04:05Z, a Tuesday.

    [Theory]
    [InlineData("sbyte", "-5", -5)]
    [InlineData("byte", "5", 5)]
    [InlineData("short", "-5", -5)]
    [InlineData("ushort", "5", 5)]
    [InlineData("int", "-5", -5)]
    [InlineData("uint", "4_000_000_000", 4e9)]
    [InlineData("long", "-5", -5)]
    [InlineData("ulong", "ulong.MaxValue", 18446744073709551615d)]
    [InlineData("nint", "-5", -5)]
    [InlineData("nuint", "5", 5)]
    [InlineData("Int128", "-5", -5)]
    [InlineData("UInt128", "5", 5)]
    [InlineData("float", "0.5f", 0.5)]
    [InlineData("double", "0.25", 0.25)]
    [InlineData("decimal", "12.5m", 12.5)]
    [InlineData("Half", "(Half)0.5", 0.5)]
    [InlineData("bool", "true", 1)]
    [InlineData("char", "'A'", 65)]
    [InlineData("Weather", "Weather.Rain", 5)]
    [InlineData("DateTime", "new DateTime(2024, 3, 5, 11, 4, 5)", March)]
    [InlineData("DateTimeOffset", "new DateTimeOffset(2024, 3, 5, 13, 4, 5, TimeSpan.FromHours(2))", March)]
    [InlineData("DateOnly", "new DateOnly(1970, 1, 3)", 2 * 86400)]
    [InlineData("TimeOnly", "new TimeOnly(1, 0, 1)", 3601)]
    [InlineData("TimeSpan", "TimeSpan.FromMilliseconds(1500)", 1.5)]
    public void A_scalar_is_written_as_a_number_and_its_absence_as_NaN(string type, string value, double expected)
    {
        using var program = LoadedProgram.Load($$"""
            public enum Weather : byte { Clear, Rain = 5 }

            public sealed class RentalModel
            {
                [Monitored(Test.Model)]
                public double Predict({{type}} plain, {{type}}? present, {{type}}? missing) => 1;
            }

            public static class Program
            {
                public static double Run() => new RentalModel().Predict({{value}}, {{value}}, null);
            }
            """);

        program.Run();

        program.Observation.Row.ShouldBe([expected, expected, double.NaN, 1]);
        program.Observation.Source.Schema.Columns.Take(3).Select(column => column.Nullable).ShouldBe([false, true, true]);
    }

    [Theory]
    [InlineData("int", "7", "Categorical", 7, ColumnEncoding.Code)]
    [InlineData("Weather", "Weather.Rain", "Numeric", 5, ColumnEncoding.Number)]
    [InlineData("Weather", "Weather.Rain", "Categorical", 5, ColumnEncoding.Code)]
    [InlineData("bool", "true", "Numeric", 1, ColumnEncoding.Number)]
    [InlineData("DateTime", "new DateTime(2024, 3, 5, 11, 4, 5)", "HourOfDay", 11, ColumnEncoding.Number)]
    [InlineData("TimeOnly", "new TimeOnly(23, 59)", "HourOfDay", 23, ColumnEncoding.Number)]
    [InlineData("DateOnly", "new DateOnly(2024, 3, 5)", "DayOfWeek", 2, ColumnEncoding.Code)]
    [InlineData("DateTimeOffset", "new DateTimeOffset(2024, 3, 5, 0, 0, 0, TimeSpan.Zero)", "DayOfMonth", 5, ColumnEncoding.Number)]
    [InlineData("DateTime", "new DateTime(2024, 3, 5)", "Month", 3, ColumnEncoding.Number)]
    [InlineData("DateTime", "new DateTime(2024, 3, 5, 11, 4, 5)", "Numeric", March, ColumnEncoding.Number)]
    public void A_kind_says_how_a_value_is_read(string type, string value, string kind, double expected, object encoding)
    {
        using var program = LoadedProgram.Load($$"""
            public enum Weather { Clear, Rain = 5 }

            public sealed class RentalModel
            {
                [Monitored(Test.Model)]
                public double Predict([Feature(Kind = FeatureKind.{{kind}})] {{type}} x, [Feature(Kind = FeatureKind.{{kind}})] {{type}}? y) => 1;
            }

            public static class Program
            {
                public static double Run() => new RentalModel().Predict({{value}}, null);
            }
            """);

        program.Run();

        program.Observation.Row.ShouldBe([expected, double.NaN, 1]);
        program.Observation.Source.Schema.Columns[0].Encoding.ShouldBe((ColumnEncoding)encoding);
    }

    [Fact]
    public void Strings_are_categories_by_name()
    {
        using var program = LoadedProgram.Load("""
            public sealed class RentalModel
            {
                [Monitored(Test.Model)]
                public double Predict(string station, [Sensitive] string? city) => 1;
            }

            public static class Program
            {
                public static void Run()
                {
                    new RentalModel().Predict("north", "Ulm");
                    new RentalModel().Predict("south", null);
                    new RentalModel().Predict("north", "Ulm");
                }
            }
            """);

        program.Run();

        program.Observations.Select(observation => observation.Text("station")).ShouldBe(["north", "south", "north"]);
        program.Observations.Select(observation => observation["city"]).ShouldBe([0, double.NaN, 0]);
        program.Observations[0].Text("city").ShouldNotBe("Ulm");
        program.Observations[0].Source.Schema.Columns[1].ShouldSatisfyAllConditions(
            column => column.Sensitive.ShouldBeTrue(),
            column => column.Nullable.ShouldBeTrue());
    }

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

    [Fact]
    public void Categories_carry_the_names_of_their_members()
    {
        using var program = LoadedProgram.Load("""
            public enum Weather { Clear, Sunny = 0, Rain = 5, Mist = -1 }

            public sealed class RentalModel
            {
                [Monitored(Test.Model)]
                public double Predict(Weather weather, bool holiday, char station, [Feature(Kind = FeatureKind.DayOfWeek)] DateTime date) => 1;
            }

            public static class Program
            {
                public static double Run() => new RentalModel().Predict(Weather.Mist, true, 'A', default);
            }
            """);

        program.Run();

        var columns = program.Observation.Source.Schema.Columns;
        columns[0].Members.ShouldBe([new(-1, "Mist"), new(0, "Clear"), new(5, "Rain")]);
        columns[1].Members.ShouldBe([new(0, "false"), new(1, "true")]);
        columns[2].Members.ShouldBeEmpty();
        columns[3].Members.Select(member => member.Name).ShouldBe(Enum.GetNames<DayOfWeek>());
        columns.Select(column => column.Type).ShouldBe(["Weather", "bool", "char", "DateTime", "double"]);
    }
}
