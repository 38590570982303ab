using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Interception;

/// <summary>Parameters and receivers of every kind reach the model as they would without us.</summary>
public sealed class SignatureTests
{
    [Fact]
    public void References_are_passed_on_and_read_before_the_call()
    {
        using var program = LoadedProgram.Load("""
            public sealed class RentalModel
            {
                [Monitored(Test.Model)]
                public double Predict(in double a, ref double b, out double c, ref readonly double d)
                {
                    var result = a + b + d;
                    b = 20;
                    c = 30;
                    return result;
                }
            }

            public static class Program
            {
                public static string Run()
                {
                    double a = 1, b = 2, d = 4;
                    var result = new RentalModel().Predict(in a, ref b, out var c, in d);
                    return FormattableString.Invariant($"{result} {b} {c}");
                }
            }
            """);

        program.Run<string>().ShouldBe("7 20 30");

        program.Observation.Row.ShouldBe([1, 2, 4, 7]);
        program.Observation.Source.Schema.Columns.Select(column => column.Name).ShouldBe(["a", "b", "d", "prediction"]);
    }

    [Fact]
    public void Named_default_and_params_arguments_and_caller_information_arrive()
    {
        using var program = LoadedProgram.Load("""
            using System.Runtime.CompilerServices;

            public sealed class RentalModel
            {
                [Monitored(Test.Model)]
                public double Predict(
                    double a, double b = 5, [NotFeature, CallerMemberName] string caller = "", [NotFeature] params int[] rest) =>
                    a + b + caller.Length + rest.Sum();

                [Monitored(Test.Model)]
                public double Span(double a, [NotFeature] params ReadOnlySpan<int> rest) => a + rest.Length;
            }

            public static class Program
            {
                public static double Run() =>
                    new RentalModel().Predict(b: 2, a: 1)
                    + new RentalModel().Predict(1)
                    + new RentalModel().Predict(1, 2, "", 3, 4)
                    + new RentalModel().Span(1, 7, 8);
            }
            """);

        program.Run<double>().ShouldBe((1 + 2 + 3) + (1 + 5 + 3) + (1 + 2 + 7) + 3);

        program.Observations.Select(observation => observation["prediction"]).ShouldBe([6, 9, 10, 3]);
    }

    [Fact]
    public void A_mutable_struct_is_changed_where_it_stands()
    {
        using var program = LoadedProgram.Load("""
            public struct Counting
            {
                public int Calls { get; private set; }

                [Monitored(Test.Model)]
                public double Predict(double x) => ++Calls;
            }

            public sealed class Holder
            {
                public Counting Field;
                public readonly Counting Constant;
                public Counting Property => Field;
                public Counting[] Items { get; } = [default];
            }

            public static class Program
            {
                public static string Run()
                {
                    var local = new Counting();
                    local.Predict(0);
                    local.Predict(0);
                    var holder = new Holder();
                    holder.Field.Predict(0);
                    holder.Constant.Predict(0);
                    holder.Property.Predict(0);
                    holder.Items[0].Predict(0);
                    new Counting().Predict(0);
                    return $"{local.Calls} {holder.Field.Calls} {holder.Constant.Calls} {holder.Items[0].Calls}";
                }
            }
            """);

        program.Run<string>().ShouldBe("2 1 0 1");

        program.Observations.Select(observation => observation["prediction"]).ShouldBe([1, 2, 1, 1, 2, 1, 1]);
    }

    [Fact]
    public void Readonly_structs_readonly_members_records_and_ref_structs_are_receivers()
    {
        using var program = LoadedProgram.Load("""
            public readonly struct Fixed(double factor)
            {
                [Monitored(Test.Model)]
                public double Predict(double x) => factor * x;
            }

            public struct Mixed
            {
                public double Factor;

                [Monitored(Test.Model)]
                public readonly double Predict(double x) => Factor * x;
            }

            public readonly record struct Recorded(double Factor)
            {
                [Monitored(Test.Model)]
                public double Predict(double x) => Factor * x;
            }

            public readonly ref struct Spanning(ReadOnlySpan<double> factors)
            {
                private readonly ReadOnlySpan<double> _factors = factors;

                [Monitored(Test.Model)]
                public double Predict(double x) => _factors[0] * x;
            }

            public static class Program
            {
                public static double Run() =>
                    new Fixed(2).Predict(1) + new Mixed { Factor = 3 }.Predict(1) + new Recorded(4).Predict(1) + new Spanning([5]).Predict(1);
            }
            """);

        program.Run<double>().ShouldBe(14);

        program.Observations.Select(observation => observation["prediction"]).ShouldBe([2, 3, 4, 5]);
    }

    [Fact]
    public void A_ref_struct_parameter_is_read_and_not_kept()
    {
        using var program = LoadedProgram.Load("""
            public readonly ref struct Input
            {
                public double Temp { get; init; }

                [NotFeature]
                public ReadOnlySpan<double> Raw { get; init; }
            }

            public sealed class RentalModel
            {
                [Monitored(Test.Model)]
                public double Predict(scoped Input input) => input.Temp + input.Raw.Length;
            }

            public static class Program
            {
                public static double Run() => new RentalModel().Predict(new Input { Temp = 3, Raw = [1, 2] });
            }
            """);

        program.Run<double>().ShouldBe(5);

        program.Observation.Row.ShouldBe([3, 5]);
    }

    [Fact]
    public void Hostile_names_neither_clash_nor_break_anything()
    {
        using var program = LoadedProgram.Load("""
            namespace System.Fake.@class
            {
                public sealed class Span<T>;

                public sealed class @event
                {
                    [Monitored(Test.Model, Version = "\"1\"\\ {0} \u00e9 \U0001F6B2")]
                    public double @return(
                        double __row, double __call, double Source, double @double, double Monitored, double __result, [NotFeature] Span<int>? global) =>
                        __row + __call + Source + @double + Monitored + __result;
                }

                public sealed partial class @namespace
                {
                    [Monitored(Test.Model + "/partial")]
                    public partial double @as(double __self, double Outputs, double @in);

                    private double asCore(double __self, double Outputs, double @in) => __self + Outputs + @in;
                }
            }

            public static class Program
            {
                public static double Run() =>
                    new System.Fake.@class.@event().@return(1, 2, 3, 4, 5, 6, null) + new System.Fake.@class.@namespace().@as(7, 8, 9);
            }
            """);

        program.Run<double>().ShouldBe(45);

        program.Observations.Select(observation => observation.Row).ShouldBe([[1, 2, 3, 4, 5, 6, 21], [7, 8, 9, 24]]);
        program.Observations[0].Source.Schema.Version.ShouldBe("\"1\"\\ {0} \u00e9 \U0001F6B2");
    }
}
