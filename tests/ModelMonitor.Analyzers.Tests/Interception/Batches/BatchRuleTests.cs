using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Interception;

/// <summary>Collections that are no batch are refused, with what to do about it.</summary>
public sealed class BatchRuleTests
{
    private const string ForInputs = "a method that returns many results takes an array, list, span or memory with an input for each of them";
    private const string ForIndex = "return an array or an IReadOnlyList, in which each result has an index, or an IAsyncEnumerable";
    private const string ForResults =
        "return or give out a number, bool, enum, string or char, a type with a PredictedLabel, Score or Probability, an array or list of them, or a Task, ValueTask or IAsyncEnumerable";

    private const string ForGiven = "return many results, or take a Span or Memory for them as the last parameter";

    [Theory]
    [InlineData("void M(double[] x, out double[] y)", "double[]", ForGiven)]
    [InlineData("bool TryM(double[] x, out double[] y)", "double[]?", ForGiven)]
    [InlineData("double[] M([Feature(Length = 2)] float[] x)", "double[]", ForInputs)]
    [InlineData("double[] M(double x)", "double[]", ForInputs)]
    [InlineData("Task<List<double>> M(double x, [NotFeature] double[] y)", "System.Collections.Generic.List<double>", ForInputs)]
    [InlineData("double[] M(IEnumerable<double> x)", "double[]", ForInputs)]
    [InlineData("IEnumerable<double> M(double[] x)", "System.Collections.Generic.IEnumerable<double>", ForIndex)]
    [InlineData("ValueTask<IReadOnlyCollection<double>> M(double[] x)", "System.Collections.Generic.IReadOnlyCollection<double>", ForIndex)]
    [InlineData("Dictionary<string, double> M(double[] x)", "System.Collections.Generic.Dictionary<string, double>", ForIndex)]
    [InlineData("double[,] M(double[] x)", "double[*,*]", ForIndex)]
    [InlineData("object[] M(double[] x)", "object", ForResults)]
    [InlineData("float[][] M(double[] x)", "float[]", ForInputs)]
    [InlineData("void M(double[] x)", "void", ForResults)]
    [InlineData("void M(double[] x, double[] y)", "void", ForResults)]
    [InlineData("void M(Span<double> y, double[] x)", "void", ForResults)]
    [InlineData("void M(double x, Span<double> y)", "void", ForResults)]
    [InlineData("IAsyncEnumerable<double[]> M(double[] x)", "double[]", ForInputs)]
    [InlineData("Task<IAsyncEnumerable<double>> M(double x)", "System.Collections.Generic.IAsyncEnumerable<double>", ForResults)]
    public async Task A_result_that_is_no_batch_is_refused(string method, string type, string remedy)
    {
        var diagnostics = await AnalyzerRun.Diagnostics(new UserProject($$"""
            public static class C
            {
                [Monitored("m")]
                public static {{method}} => throw new NotSupportedException();
            }
            """));

        var refusal = diagnostics.Single(diagnostic => diagnostic.Id == "MMON1003").GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        refusal.ShouldStartWith($"The result '{type}' of 'C.{(method.Contains("TryM", StringComparison.Ordinal) ? "TryM" : "M")}(");
        refusal.ShouldEndWith($"' is not understood; {remedy}");
    }

    [Fact]
    public async Task A_batch_and_a_stream_are_clean() => (await AnalyzerRun.Findings("""
        public sealed record Hour(double Temp);

        public static class C
        {
            [Monitored("a")]
            public static Task<double[]> A(IReadOnlyList<Hour> hours, CancellationToken cancellation) => throw new NotSupportedException();

            [Monitored("b")]
            public static void B(ReadOnlySpan<Hour> hours, Span<float> scores) => throw new NotSupportedException();

            [Monitored("c")]
            public static ReadOnlySpan<float> D(ReadOnlySpan<Hour> hours) => throw new NotSupportedException();

            [Monitored("d")]
            public static IAsyncEnumerable<double> E(Hour hour, CancellationToken cancellation) => throw new NotSupportedException();
        }
        """)).ShouldBeEmpty();

    [Fact]
    public async Task An_element_that_is_not_supported_is_named_at_its_parameter() => (await AnalyzerRun.Findings("""
        public static class C
        {
            [Monitored("a")]
            public static double[] A(double[] x, object[] objects) => throw new NotSupportedException();
        }
        """)).ShouldBe(["MMON1006: objects"]);

    [Fact]
    public async Task A_span_that_may_lead_into_a_reference_cannot_be_forwarded() => (await AnalyzerRun.Findings("""
        public static class C
        {
            [Monitored("a")]
            public static Span<double> A(ReadOnlySpan<double> x, ref int count) => throw new NotSupportedException();
        }
        """)).ShouldBe(["MMON1017: Monitored(\"a\")"]);
}
