using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.CodeFixes.Methods;

namespace ModelMonitor.Analyzers.Tests.CodeFixes;

/// <summary>MMON1013, MMON1015, MMON1018: what keeps a method from being captured is mended where it is declared.</summary>
public sealed class MethodFixTests
{
    [Theory]
    [InlineData(
        "public partial double Predict(double x);",
        "private double PredictCore(double x) => throw new NotImplementedException();")]
    [InlineData(
        "public static partial Task<double> Predict([Sensitive] string name, in double y, int z = 3, CancellationToken cancellation = default);",
        "private static Task<double> PredictCore(string name, in double y, int z, CancellationToken cancellation) => throw new NotImplementedException();")]
    [InlineData(
        "internal partial double? Predict(\n        double x,\n        params double[] @rest); // later",
        "private double? PredictCore(\n        double x,\n        double[] @rest) => throw new NotImplementedException();")]
    public async Task The_core_of_a_partial_method_is_declared_beside_it(string method, string core)
    {
        var source = $$"""
            public partial class Model
            {
                // Trained in May.
                [Monitored("demand")]
                {{method}}

                public override string ToString() => "";
            }
            """;

        (await CodeFixRun.Fix(source, new MissingCoreFix(), "MMON1013")).ShouldBe(source.Replace(method, $"{method}\n\n    {core}"));
    }

    [Fact]
    public async Task The_core_of_an_extension_in_a_file_without_usings_gets_one()
    {
        const string Source = """
            namespace Rental
            {
                public static partial class Models { [ModelMonitor.Monitored("demand")] public static partial double Predict(this string station); }
            }
            """;
        var project = new UserProject(Source) { Usings = "" };

        (await CodeFixRun.Fix(project, new MissingCoreFix(), "MMON1013")).Sources.ShouldBe(["""
            using System;

            namespace Rental
            {
                public static partial class Models { [ModelMonitor.Monitored("demand")] public static partial double Predict(this string station); private static double PredictCore(string station) => throw new NotImplementedException(); }
            }
            """]);
    }

    [Theory]
    [InlineData("private int PredictCore(double x) => 0;")]
    [InlineData("private int PredictCore => 0;")]
    public async Task No_core_is_declared_where_its_name_is_taken(string member) =>
        (await CodeFixRun.Titles($$"""
            public partial class Model
            {
                [Monitored("demand")]
                public partial double Predict(double x);

                {{member}}
            }
            """, new MissingCoreFix(), "MMON1013")).ShouldBeEmpty();

    [Fact]
    public async Task All_cores_are_declared_at_once() =>
        (await CodeFixRun.FixAll("""
            public partial class Model
            {
                [Monitored("demand")]
                public partial double Predict(double x);

                [Monitored("price")]
                public partial decimal Price(double x);
            }
            """, new MissingCoreFix(), "MMON1013")).ShouldBe("""
            public partial class Model
            {
                [Monitored("demand")]
                public partial double Predict(double x);

                private double PredictCore(double x) => throw new NotImplementedException();

                [Monitored("price")]
                public partial decimal Price(double x);

                private decimal PriceCore(double x) => throw new NotImplementedException();
            }
            """);

    [Theory]
    [InlineData("private double Predict", "internal double Predict")]
    [InlineData("double Predict", "internal double Predict")]
    [InlineData("private static double Predict", "internal static double Predict")]
    [InlineData("protected double Predict", "protected internal double Predict")]
    [InlineData("private protected double Predict", "internal double Predict")]
    public async Task A_method_is_made_internal(string method, string result)
    {
        var source = $$"""
            public class Model
            {
                /// <summary>Predicts.</summary>
                [Monitored("demand")]
                {{method}}(double x) => x; // linear
            }
            """;

        (await CodeFixRun.Fix(source, new InaccessibleFix(), "MMON1015", "Make 'Predict' internal")).ShouldBe(source.Replace(method, result));
    }

    [Fact]
    public async Task The_types_around_a_method_and_of_its_signature_are_made_internal_with_what_they_expose() =>
        (await CodeFixRun.Fix(new UserProject(
            """
            public partial class Service
            {
                private class Model
                {
                    [Monitored("demand")]
                    public double Predict(List<Hour> hours, double x) => x;
                }
            }
            """,
            """
            public partial class Service
            {
                // One hour of a station.
                private sealed record Hour(Season Season, Hour? Before) : Base;

                private record Base;

                enum Season { Winter, Summer }

                private record Other;
            }
            """), new InaccessibleFix(), "MMON1015", "Make 'Model' and 'Hour' and 'Base' and 'Season' internal")).Sources.ShouldBe([
            """
            public partial class Service
            {
                internal class Model
                {
                    [Monitored("demand")]
                    public double Predict(List<Hour> hours, double x) => x;
                }
            }
            """,
            """
            public partial class Service
            {
                // One hour of a station.
                internal sealed record Hour(Season Season, Hour? Before) : Base;

                internal record Base;

                internal enum Season { Winter, Summer }

                private record Other;
            }
            """]);

    [Theory]
    [InlineData("public class Model { [Monitored(\"m\")] protected virtual double Predict(double x) => x; }")]
    [InlineData("file class Model { [Monitored(\"m\")] internal double Predict(double x) => x; }")]
    public async Task What_others_override_or_share_a_name_with_is_not_made_internal(string source) =>
        (await CodeFixRun.Titles(source, new InaccessibleFix(), "MMON1015")).ShouldBeEmpty();

    [Fact]
    public async Task A_mark_moves_to_the_interface() =>
        (await CodeFixRun.Fix(new UserProject(
            """
            internal sealed class Model : IModel
            {
                /// <summary>Predicts.</summary>
                [Monitored("demand", Version = "3")]
                [Obsolete]
                public double Predict(double x) => x;
            }
            """,
            """
            public interface IModel
            {
                // For the next hour.
                double Predict(double x);
            }
            """), new UnmarkedBaseFix(), "MMON1018", "Move [Monitored] to 'IModel.Predict(double)'")).Sources.ShouldBe([
            """
            internal sealed class Model : IModel
            {
                /// <summary>Predicts.</summary>
                [Obsolete]
                public double Predict(double x) => x;
            }
            """,
            """
            public interface IModel
            {
                // For the next hour.
                [Monitored("demand", Version = "3")]
                double Predict(double x);
            }
            """]);

    [Fact]
    public async Task A_mark_moves_to_the_base_from_a_list_of_attributes() =>
        (await CodeFixRun.Fix("""
            public abstract class Base { public abstract double Predict(double x); }

            internal sealed class Model : Base
            {
                [Monitored("demand"), System.ComponentModel.Description] // the old one
                public override double Predict(double x) => x;
            }
            """, new UnmarkedBaseFix(), "MMON1018")).ShouldBe("""
            public abstract class Base { [Monitored("demand")] public abstract double Predict(double x); }

            internal sealed class Model : Base
            {
                [System.ComponentModel.Description] // the old one
                public override double Predict(double x) => x;
            }
            """);

    [Theory]
    [InlineData("[Monitored(\"a\")] public double Predict(double x) => x;", "[Monitored(\"b\")] public double Predict(double x) => x;")]
    [InlineData("[Monitored(\"a\")] public double Predict([Sensitive] double x) => x;", "public double Predict(double x) => x;")]
    public async Task A_mark_stays_where_models_would_be_mixed_or_annotations_lost(string first, string second) =>
        (await CodeFixRun.Titles($$"""
            public interface IModel { double Predict(double x); }

            internal sealed class First : IModel { {{first}} }

            internal sealed class Second : IModel { {{second}} }
            """, new UnmarkedBaseFix(), "MMON1018")).ShouldBeEmpty();
}
