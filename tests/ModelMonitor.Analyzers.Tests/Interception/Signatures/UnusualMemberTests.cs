using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Interception;

/// <summary>Members of an unusual kind that are captured; those that are not have rules of their own.</summary>
public sealed class UnusualMemberTests
{
    [Fact]
    public void Default_interface_methods_and_those_that_they_stand_for_are_captured_through_the_interface()
    {
        using var program = LoadedProgram.Load("""
            public interface IModel
            {
                [Monitored(Test.Model)]
                double Predict(double x) => x + 1;

                [Monitored(Test.Model + "/static")]
                static double Score(double x) => x + 2;
            }

            public sealed class Plain : IModel;

            public sealed class Explicit : IModel
            {
                double IModel.Predict(double x) => x + 10;
            }

            public static class Program
            {
                public static double Run()
                {
                    IModel plain = new Plain(), other = new Explicit();
                    return plain.Predict(1) + other.Predict(2) + IModel.Score(3);
                }
            }
            """);

        program.Run<double>().ShouldBe(2 + 12 + 5);

        program.Observations.Select(observation => observation.Row).ShouldBe([[1, 2], [2, 12], [3, 5]]);
    }

    [Fact]
    public void Private_nested_and_file_local_types_are_captured_in_partial_methods()
    {
        using var program = LoadedProgram.Load("""
            public static partial class Program
            {
                private sealed partial class Model
                {
                    [Monitored(Test.Model)]
                    private partial Forecast Predict(Hour hour);

                    private Forecast PredictCore(Hour hour) => new(hour.Temp * 2);

                    public double Call() => Predict(new(3)).Score;
                }

                private sealed record Hour(double Temp);

                private sealed record Forecast(double Score);

                public static double Run() => new Model().Call();
            }
            """);

        program.Run<double>().ShouldBe(6);

        program.Observation.Row.ShouldBe([3, 6]);
    }

    [Fact]
    public void A_ref_struct_receives_calls_that_read_spans_and_give_results_out()
    {
        using var program = LoadedProgram.Load("""
            public ref struct Scorer(ReadOnlySpan<double> weights)
            {
                private readonly ReadOnlySpan<double> _weights = weights;

                public int Calls;

                [Monitored(Test.Model)]
                public void Score(scoped ReadOnlySpan<double> x, out double score)
                {
                    Calls++;
                    score = 0;
                    for (var i = 0; i < x.Length; i++)
                    {
                        score += x[i] * _weights[i];
                    }
                }
            }

            public static class Program
            {
                public static double Run()
                {
                    var scorer = new Scorer([2, 3]);
                    scorer.Score([4, 5], out var score);
                    return score + scorer.Calls;
                }
            }
            """);

        program.Run<double>().ShouldBe(24);

        program.Observation.Row.ShouldBe([2, 4.5, Math.Sqrt(41), 23]);
    }

    [Fact]
    public void Experimental_types_need_no_more_than_the_user_allows()
    {
        using var program = LoadedProgram.Load("""
            using System.Diagnostics.CodeAnalysis;

            [Experimental("EXP001")] public class Hour { public double Temp => 4; }

            #pragma warning disable EXP001, EXP002
            public interface INet<T> { double Predict(T x); }
            [Experimental("EXP002")] public class Net : INet<Hour[]>
            {
                [Monitored(Test.Model)] public virtual double Predict([NotFeature] Hour[] hours) => hours.Length;
            }
            [Experimental("EXP002")] public partial class Deep : INet<Hour>
            {
                [Monitored(Test.Model + "/partial")] public partial double Predict(Hour x);
                public double PredictCore(Hour x) => x.Temp;
                [Monitored(Test.Model + "/called", Fallback = nameof(PredictCore))] public double Score(Hour x) => x.Temp;
            }

            public static class Program
            {
                public static double Run()
                {
                    INet<Hour[]> net = new Net();
                    INet<Hour> deep = new Deep();
                    return net.Predict([new()]) + deep.Predict(new()) + new Deep().Score(new());
                }
            }
            """);

        program.Run<double>().ShouldBe(9);

        program.Observations.Select(row => row["prediction"]).ShouldBe([1, 4, 4]);
    }
}
