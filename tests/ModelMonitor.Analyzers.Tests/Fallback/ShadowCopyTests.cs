using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.Capture;

namespace ModelMonitor.Analyzers.Tests.Fallback;

/// <summary>The shadow of a batch changes nothing that its caller sees.</summary>
public sealed class ShadowCopyTests
{
    [Theory]
    [InlineData("Span<double>")]
    [InlineData("Memory<double>")]
    public void The_shadow_writes_into_a_copy_of_the_destination(string destination)
    {
        var scores = destination.StartsWith("Memory", StringComparison.Ordinal) ? "scores.Span" : "scores";
        using var program = LoadedProgram.Load($$"""
            using ModelMonitor.Capture;

            public static class M
            {
                [Monitored(Test.Model, Fallback = nameof(Other))]
                public static void Predict(double[] x, {{destination}} scores)
                {
                    for (var i = 0; i < x.Length; i++) {{scores}}[i] += 10 * x[i];
                }

                public static void Other(double[] x, {{destination}} scores)
                {
                    for (var i = 0; i < x.Length; i++) {{scores}}[i] = -x[i];
                }
            }

            public static class Program
            {
                public static string Run()
                {
                    var breaker = ModelBreaker.Of(Test.Model);
                    breaker.Trip("drift");
                    breaker.HalfOpen(1);
                    var scores = new double[] { 7, 8, 9 };
                    M.Predict([1, 2], scores);
                    return string.Join(" ", scores);
                }
            }
            """);

        program.Run<string>().ShouldBe("-1 -2 9");

        program.Observations.Select(row => (row.Kind, row["prediction"])).ShouldBe([
            (RecordKind.Fallback, -1), (RecordKind.Fallback, -2), (RecordKind.Shadow, 17), (RecordKind.Shadow, 28)]);
    }

    [Theory]
    [InlineData("double[]", "double[]", "x")]
    [InlineData("in double[]", "double[]", "x")]
    [InlineData("List<double>", "List<double>", "x")]
    [InlineData("Span<double>", "double[]", "x.ToArray()")]
    [InlineData("Memory<double>", "Memory<double>", "x")]
    [InlineData("List<double>?", "double", "x![0]")]
    [InlineData("[Feature(Length = 2)] double[]", "double", "x[0]")]
    [InlineData("[Feature(Length = 2)] Span<double>", "double", "x[0]")]
    [InlineData("[Feature(Length = 2)] ref double[]", "double", "x[0]")]
    public void The_shadow_overwrites_neither_the_inputs_of_the_caller_nor_the_answer_that_is_made_of_them(string type, string result, string answer)
    {
        var values = type.Contains("Memory", StringComparison.Ordinal) ? "x.Span" : type.EndsWith('?') ? "x!" : "x";
        var kind = type.Contains("List", StringComparison.Ordinal) ? "List<double>" : "double[]";
        using var program = LoadedProgram.Load($$"""
            using ModelMonitor.Capture;

            public static class M
            {
                [Monitored(Test.Model, Fallback = nameof(Other))]
                public static {{result}} Predict({{type}} x)
                {
                    {{values}}[0] *= 100;
                    return {{answer}};
                }

                public static {{result}} Other({{type[(type.IndexOf(']', StringComparison.Ordinal) is var end && type.StartsWith("[F", StringComparison.Ordinal) ? end + 2 : 0)..]}} x)
                {
                    {{values}}[0] += 1;
                    return {{answer}};
                }
            }

            public static class Program
            {
                public static string Run()
                {
                    var breaker = ModelBreaker.Of(Test.Model);
                    breaker.Trip("drift");
                    breaker.HalfOpen(1);
                    {{kind}} x = [3, 4];
                    _ = M.Predict({{(type.Contains("ref ", StringComparison.Ordinal) ? "ref " : "")}}x);
                    return string.Join(" ", x);
                }
            }
            """);

        program.Run<string>().ShouldBe("4 4");

        var rows = program.Observations;
        rows.First(row => row.Kind == RecordKind.Fallback)["prediction"].ShouldBe(4);
        rows.First(row => row.Kind == RecordKind.Shadow)["prediction"].ShouldBe(300);
    }
}
