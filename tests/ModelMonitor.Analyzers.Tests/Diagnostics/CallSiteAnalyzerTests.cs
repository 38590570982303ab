using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Diagnostics;

/// <summary>Rules MMON2xxx: where they fire.</summary>
public sealed class CallSiteAnalyzerTests
{
    private const string Models = """
        public interface IModel
        {
            [Monitored("interface")]
            double Predict(double x);
        }

        public class Implementation : IModel
        {
            public double Predict(double x) => x;
        }

        public class Model
        {
            [Monitored("class")]
            public virtual double Predict(double x) => x;
        }

        public class Override : Model
        {
            public override double Predict(double x) => x;

            public double Both(double x) => base.Predict(x) + x;
        }

        public static class Functions
        {
            [Monitored("static")]
            public static double Score(double x) => x;
        }

        public class Bag : List<double>
        {
            [Monitored("added")]
            public new double Add(double x) => x;
        }

        public partial class Self
        {
            [Monitored("partial")]
            public partial double Predict(double x);

            private double PredictCore(double x) => x;
        }


        """;

    [Theory]
    [InlineData("Func<double, double> f = Functions.Score;", "MMON2001: Functions.Score")]
    [InlineData("var f = new Model().Predict;", "MMON2001: new Model().Predict")]
    [InlineData("var f = new double[0].Select(Functions.Score);", "MMON2001: Functions.Score")]
    [InlineData("System.Linq.Expressions.Expression<Func<double>> e = () => Functions.Score(1);", "MMON2003: Functions.Score(1)")]
    [InlineData("System.Linq.Expressions.LambdaExpression e = () => new Model().Predict(1);", "MMON2003: new Model().Predict(1)")]
    [InlineData("var q = from x in new double[0].AsQueryable() where Functions.Score(x) > 1 select x;", "MMON2003: Functions.Score(x)")]
    [InlineData("static double G<T>(T model) where T : IModel => model.Predict(1);", "MMON2004: model.Predict(1)")]
    [InlineData("static double G<T>(T model) where T : Model => model.Predict(1);", "MMON2004: model.Predict(1)")]
    [InlineData("static double? G<T>(T? model) where T : class, IModel => model?.Predict(1);", "MMON2004: .Predict(1)")]
    [InlineData("dynamic model = new Model(); model.Predict(1);", "MMON2005: model.Predict(1)")]
    [InlineData("dynamic x = 1.0; new Model().Predict(x);", "MMON2005: new Model().Predict(x)")]
    [InlineData("dynamic x = 1.0; Functions.Score(x);", "MMON2005: Functions.Score(x)")]
    [InlineData("new Implementation().Predict(1);", "MMON2006: new Implementation().Predict(1)")]
    [InlineData("new Override().Predict(1);", "MMON2006: new Override().Predict(1)")]
    [InlineData("(new Model().Predict)(1);", "MMON2007: (new Model().Predict)(1)")]
    [InlineData("var bag = new Bag { 1.0 };", "MMON2007: 1.0")]
    public async Task A_use_that_is_not_captured_is_named(string statement, string finding) =>
        (await AnalyzerRun.Findings(Use(statement))).ShouldBe(["MMON2002: base.Predict(x)", finding], ignoreOrder: true);

    [Theory]
    [InlineData("new Model().Predict(1);")]
    [InlineData("Model? model = new(); model?.Predict(1);")]
    [InlineData("IModel model = new Implementation(); model.Predict(1);")]
    [InlineData("Func<double> f = () => Functions.Score(1);")]
    [InlineData("var name = nameof(Functions.Score);")]
    [InlineData("var self = new Self(); Func<double, double> f = self.Predict; f(1); self.Predict(1);")]
    [InlineData("System.Linq.Expressions.Expression<Func<double>> e = () => new Self().Predict(1);")]
    [InlineData("dynamic d = \"\"; d.Trim();")]
    [InlineData("dynamic d = 1; Console.WriteLine(d); d();")]
    [InlineData("static double G<T>(T x) => Functions.Score(1);")]
    public async Task A_use_that_is_captured_or_concerns_no_model_is_not_named(string statement) =>
        (await AnalyzerRun.Findings(Use(statement))).ShouldBe(["MMON2002: base.Predict(x)"]);

    [Fact]
    public async Task A_use_of_a_referenced_model_is_named()
    {
        var library = new UserProject(Models) { Name = "Library" }.Generate().ToReference();

        (await AnalyzerRun.Findings(new UserProject("""
            public static class Program
            {
                public static readonly Func<double, double> Score = Functions.Score;

                public static readonly Func<double, double> Captured = new Self().Predict;
            }
            """) { References = [library] })).ShouldBe(["MMON2001: Functions.Score"]);
    }

    [Fact]
    public async Task The_message_names_the_method_and_the_remedy() =>
        (await AnalyzerRun.Diagnostics(new UserProject(Use("Func<double, double> f = Functions.Score;"))))[0].GetMessage(null)
            .ShouldBe("Calls through this delegate of 'Functions.Score(double)' are not captured; call the method in a lambda, or make it partial");

    private static string Use(string statement) => Models + $$"""
        #pragma warning disable CS0219, CS8321
        public static class Program
        {
            public static void Run()
            {
                {{statement}}
            }
        }
        """;
}
