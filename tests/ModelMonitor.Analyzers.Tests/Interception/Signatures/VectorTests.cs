using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.Tests.Shared;

namespace ModelMonitor.Analyzers.Tests.Interception;

/// <summary>Vectors of numbers as features: by their elements where the length is declared, summed up elsewhere.</summary>
public sealed class VectorTests
{
    private const double Missing = double.NaN;

    [Theory]
    [InlineData("float[]", "[3, 0, 4]", "float")]
    [InlineData("double[]", "[3, 0, 4]", "double")]
    [InlineData("decimal[]", "[3, 0, 4]", "decimal")]
    [InlineData("Half[]", "[(Half)3, (Half)0, (Half)4]", "Half")]
    [InlineData("byte[]", "[3, 0, 4]", "byte")]
    [InlineData("sbyte[]", "[3, 0, 4]", "sbyte")]
    [InlineData("short[]", "[3, 0, 4]", "short")]
    [InlineData("uint[]", "[3, 0, 4]", "uint")]
    [InlineData("long[]", "[3, 0, 4]", "long")]
    [InlineData("ulong[]", "[3, 0, 4]", "ulong")]
    [InlineData("nint[]", "[3, 0, 4]", "nint")]
    [InlineData("Int128[]", "[3, 0, 4]", "Int128")]
    [InlineData("Span<float>", "[3, 0, 4]", "float")]
    [InlineData("ReadOnlySpan<int>", "[3, 0, 4]", "int")]
    [InlineData("ReadOnlySpan<double>", "[3, 0, 4]", "double")]
    [InlineData("Memory<float>", "new float[] { 3, 0, 4 }", "float")]
    [InlineData("ReadOnlyMemory<double>", "new double[] { 3, 0, 4 }", "double")]
    [InlineData("List<ushort>", "[3, 0, 4]", "ushort")]
    [InlineData("IList<float>", "[3, 0, 4]", "float")]
    [InlineData("IReadOnlyList<double>", "[3, 0, 4]", "double")]
    [InlineData("System.Collections.Immutable.ImmutableArray<float>", "[3, 0, 4]", "float")]
    [InlineData("Triple", "new Triple(3, 0, 4)", "float")]
    public void Every_form_and_element_is_read(string type, string value, string element)
    {
        using var program = LoadedProgram.Load($$"""
            [System.Runtime.CompilerServices.InlineArray(3)]
            public struct Triple
            {
                private float _first;

                public Triple(float a, float b, float c)
                {
                    this[0] = a;
                    this[1] = b;
                    this[2] = c;
                }
            }

            public readonly ref struct Input
            {
                public {{type}} Raw { get; init; }
            }

            public sealed class RentalModel
            {
                [Monitored(Test.Model)]
                public double Predict([Feature(Length = 4)] {{type}} known, {{type}} other, scoped Input input) => 1;
            }

            public static class Program
            {
                public static double Run() => new RentalModel().Predict({{value}}, {{value}}, new Input { Raw = {{value}} });
            }
            """);

        program.Run();

        var fixedLength = type == "Triple";
        double[] summary = fixedLength ? [3, 0, 4] : [3, 7 / 3.0, 5];
        program.Observation.Row.ShouldBe([3, 0, 4, Missing, .. summary, .. summary, 1]);
        string[] names = fixedLength ? ["[0]", "[1]", "[2]"] : [".length", ".mean", ".norm"];
        program.Observation.Source.Schema.Columns.Select(column => column.Name).ShouldBe(
            ["known[0]", "known[1]", "known[2]", "known[3]", .. names.Select(name => "other" + name), .. names.Select(name => "Raw" + name), "prediction"]);
        program.Observation.Source.Schema.Columns.Take(7).Select(column => column.Type).ShouldBe(
            [element, element, element, element, .. Enumerable.Repeat(fixedLength ? element : element + "[]", 3)]);
    }

    [Fact]
    public void Short_vectors_lack_elements_long_ones_are_cut_and_null_is_missing()
    {
        using var program = LoadedProgram.Load("""
            public sealed class RentalModel
            {
                [Monitored(Test.Model)]
                public double Predict([Feature(Length = 2)] float[]? x, IReadOnlyList<int?>? y) => 1;
            }

            public static class Program
            {
                public static void Run()
                {
                    var model = new RentalModel();
                    model.Predict([1], [2, null, 4]);
                    model.Predict([1, 2, 3], []);
                    model.Predict(null, null);
                    model.Predict([], [null]);
                    model.Predict([float.NaN, float.PositiveInfinity], new List<int?> { -5 });
                }
            }
            """);

        program.Run();

        program.Observations.Select(observation => observation.Row).ShouldBe([
            [1, Missing, 3, 3, Math.Sqrt(20), 1],
            [1, 2, 0, Missing, Missing, 1],
            [Missing, Missing, Missing, Missing, Missing, 1],
            [Missing, Missing, 1, Missing, Missing, 1],
            [Missing, double.PositiveInfinity, 1, -5, 5, 1]]);
    }

    [Fact]
    public void Members_of_objects_are_vectors_by_our_attribute_or_MLNETs()
    {
        using var program = LoadedProgram.Load("""
            namespace Microsoft.ML.Data
            {
                [AttributeUsage(AttributeTargets.Property)]
                public sealed class VectorTypeAttribute(params int[] dimensions) : Attribute
                {
                    public int[] Dimensions => dimensions;
                }
            }

            public sealed record Input(
                double Known, [property: Microsoft.ML.Data.VectorType(1, 2)] float[] Pixels, [Sensitive, Feature(Name = "lags")] decimal[]? Lags, Nested? Nested)
            {
                [NotFeature]
                public double[] Other => [];
            }

            public sealed record Nested([Feature(Length = 1)] List<double> Values, [PredictionKey] long Id);

            public sealed class RentalModel
            {
                [Monitored(Test.Model)]
                public double Predict(Input? input) => 1;
            }

            public static class Program
            {
                public static void Run()
                {
                    var model = new RentalModel();
                    model.Predict(new(1, [2, 3], [4], new([5], 6)));
                    model.Predict(new(1, [2, 3], null, null));
                    model.Predict(null);
                }
            }
            """);

        program.Run();

        var rows = program.Observations.Select(observation => observation.Row[..^1]).ToList();
        rows.ShouldBe([
            [1, 2, 3, 1, 4, 4, 5, 1],
            [1, 2, 3, Missing, Missing, Missing, Missing, 1],
            [Missing, Missing, Missing, Missing, Missing, Missing, Missing, 1]]);
        program.Observations.Select(observation => BitConverter.DoubleToInt64Bits(observation.Row[^1])).ShouldBe(
            [6, BitConverter.DoubleToInt64Bits(Missing), BitConverter.DoubleToInt64Bits(Missing)]);
        var columns = program.Observations[0].Source.Schema.Columns;
        columns.Select(column => column.Name).ShouldBe(
            ["Known", "Pixels[0]", "Pixels[1]", "lags.length", "lags.mean", "lags.norm", "Nested.Values[0]", "prediction", "Nested.Id"]);
        columns.Where(column => column.Sensitive).Select(column => column.Name).ShouldBe(["lags.length", "lags.mean", "lags.norm"]);
        columns.Where(column => column.Nullable).Select(column => column.Name).ShouldBe(["lags.length", "lags.mean", "lags.norm"]);
    }

    [Fact]
    public void A_list_that_throws_while_it_is_read_is_counted_and_the_call_goes_on()
    {
        using var program = LoadedProgram.Load("""
            public sealed class Failing : IReadOnlyList<float>
            {
                public int Count => 3;
                public float this[int index] => throw new InvalidOperationException();
                public IEnumerator<float> GetEnumerator() => throw new InvalidOperationException();
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
            }

            public sealed class RentalModel
            {
                [Monitored(Test.Model)]
                public double Predict(IReadOnlyList<float> x) => x.Count;
            }

            public static class Program
            {
                public static double Run() => new RentalModel().Predict(new Failing());
            }
            """);

        program.Run<double>().ShouldBe(3);

        program.Observations.ShouldBeEmpty();
        program.Agent.Rejected.ShouldBe(1);
    }

    [Fact]
    public void Vectors_allocate_nothing()
    {
        using var program = LoadedProgram.Load("""
            public readonly record struct Input([Feature(Length = 3)] float[] Known, List<double> List);

            public sealed class RentalModel
            {
                [Monitored(Test.Model)]
                public double Predict(
                    in Input input, ReadOnlySpan<float> span, ReadOnlyMemory<double> memory, [Feature(Length = 4)] IReadOnlyList<int> readOnly,
                    IList<long?> list, System.Collections.Immutable.ImmutableArray<decimal> immutable) => 1;
            }

            public static class Program
            {
                private static readonly RentalModel Model = new();
                private static readonly Input Input = new([1, 2, 3], [4, 5]);
                private static readonly float[] Span = new float[1000];
                private static readonly double[] Memory = new double[1000];
                private static readonly IReadOnlyList<int> ReadOnly = new System.Collections.ObjectModel.ReadOnlyCollection<int>([1, 2, 3]);
                private static readonly IList<long?> List = new System.Collections.ObjectModel.Collection<long?> { 1, null };
                private static readonly System.Collections.Immutable.ImmutableArray<decimal> Immutable = [1, 2];

                public static Action Run() => Loop;

                private static void Loop()
                {
                    for (var i = 0; i < 100; i++)
                    {
                        Model.Predict(in Input, Span, Memory, ReadOnly, List, Immutable);
                    }
                }
            }
            """);

        Allocations.Each(program.Run<Action>()).ShouldBe(0);

        program.Observations.Count.ShouldBe(Allocations.Runs * 100);
    }
}
