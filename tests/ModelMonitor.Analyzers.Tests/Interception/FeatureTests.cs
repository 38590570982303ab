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
    public void Segments_are_made_by_marked_categories_wherever_the_mark_stands()
    {
        using var program = LoadedProgram.Load("""
            public sealed record House([Segment] bool Garden, [property: Segment] string City, double Area, string Owner)
            {
                [Segment] public char Class { get; init; }
            }

            public sealed class PriceModel
            {
                [Monitored(Test.Model)]
                public double Predict(House house, [Segment, Feature(Kind = FeatureKind.Categorical)] int zone) => 1;
            }

            public static class Program
            {
                public static void Run() => new PriceModel().Predict(new(true, "Ulm", 3, "x"), 1);
            }
            """);

        program.Run();

        program.Observation.Source.Schema.Columns.Where(column => column.IsSegment).Select(column => column.Name)
            .ShouldBe(["Garden", "City", "Class", "zone"], ignoreOrder: true);
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
        columns.Select(column => column.Type).ShouldBe(["Weather", "bool", "char", "DateTime as DayOfWeek", "double"]);
    }
}
