using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.CodeFixes.Methods;

namespace ModelMonitor.Analyzers.Tests.CodeFixes;

/// <summary>MMON1021: the fallback that a model names is declared.</summary>
public sealed class FallbackFixTests
{
    [Theory]
    [InlineData("public double Predict(Hour hour, int count = 1) => 0;", "public double ByRule(Hour hour, int count) => throw new NotImplementedException();")]
    [InlineData("internal static Task<double> Predict(Hour hour) { return null!; } // soon", "internal static Task<double> ByRule(Hour hour) => throw new NotImplementedException();")]
    public async Task A_fallback_is_declared_beside_its_model(string method, string fallback)
    {
        var source = $$"""
            public record Hour(double X);

            public class Model
            {
                [Monitored("demand", Fallback = "ByRule")]
                {{method}}

                private double ByRule(double x) => x;
            }
            """;

        (await CodeFixRun.Fix(source, new UnfitFallbackFix(), "MMON1021")).ShouldBe(source.Replace(method, $"{method}\n\n    {fallback}"));
    }

    [Fact]
    public async Task A_fallback_is_declared_beside_another_of_its_name()
    {
        const string Source = """
            public class Model
            {
                [Monitored("demand", Fallback = nameof(ByRule))]
                public double Predict(double x) => x;

                private static double ByRule() => 0;
            }
            """;

        (await CodeFixRun.Fix(Source, new UnfitFallbackFix(), "MMON1021", "Declare 'ByRule'")).ShouldBe(Source.Replace(
            "=> x;", "=> x;\n\n    public double ByRule(double x) => throw new NotImplementedException();"));
    }

    [Fact]
    public async Task All_fallbacks_are_declared_at_once() =>
        (await CodeFixRun.FixAll("""
            public class Model
            {
                [Monitored("demand", Fallback = "ByRule")]
                public double Predict(double x) => x;

                [Monitored("price", Fallback = "ByRule")]
                public bool TryPrice(string x, out decimal price) { price = 0; return true; }
            }
            """, new UnfitFallbackFix(), "MMON1021")).ShouldBe("""
            public class Model
            {
                [Monitored("demand", Fallback = "ByRule")]
                public double Predict(double x) => x;

                public double ByRule(double x) => throw new NotImplementedException();

                [Monitored("price", Fallback = "ByRule")]
                public bool TryPrice(string x, out decimal price) { price = 0; return true; }

                public bool ByRule(string x, out decimal price) => throw new NotImplementedException();
            }
            """);

    [Theory]
    [InlineData("public int ByRule(double x) => 0;")]
    [InlineData("public int ByRule => 0;")]
    public async Task No_fallback_is_declared_where_its_name_is_taken(string member) =>
        (await CodeFixRun.Titles($$"""
            public class Model
            {
                [Monitored("demand", Fallback = nameof(ByRule))]
                public double Predict(double x) => x;

                {{member}}
            }
            """, new UnfitFallbackFix(), "MMON1021")).ShouldBeEmpty();
}
