using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.CodeFixes.Calls;

namespace ModelMonitor.Analyzers.Tests.CodeFixes;

/// <summary>MMON2001: a method that is named becomes a lambda that calls it.</summary>
public sealed class MethodGroupFixTests
{
    private static string Program(string member) => $$"""
        public delegate void Scorer(in double x, ref int count, out double score);

        public class Model
        {
            [Monitored("demand")]
            public double Predict(double hour) => hour;

            [Monitored("indexed")]
            public double PredictAt(double hour, int index) => hour;

            [Monitored("static")]
            public static Task<double> Score(double? x) => Task.FromResult(1.0);
        }

        public static class Extensions
        {
            [Monitored("extension")]
            public static double Extended(this Model model, double hour) => hour;
        }

        public struct Value
        {
            [Monitored("value")]
            public double Predict(double hour) => hour;
        }

        public partial class Service(Model given, Model replaced)
        {
            private readonly Model _model = new();
            private Model _mutable = new();

            public Model Fixed { get; } = new();

            public Model Other => _mutable;

            public event Func<double, double>? Asked;

            public double[] Hours { get; set; } = [];

            public double Ask() => Asked?.Invoke(1) ?? 0;

            public void Replace(Model model) => replaced = _mutable = model;

            public bool IsGiven(Model model) => model == given || model == replaced;

            public static TResult Run<T, TResult>(Func<T, TResult> function, T x) => function(x);

            public static Func<T, TResult> Same<T, TResult>(Func<T, TResult> function) => function;

            public static Model Create() => new();

            {{member}}
        }
        """;

    [Theory]
    [InlineData("Hours.Select(_model.Predict)", "Hours.Select(hour => _model.Predict(hour))")]
    [InlineData("Hours.Select(this._model.Predict)", "Hours.Select(hour => this._model.Predict(hour))")]
    [InlineData("Hours.Select( /* each */ _model.Predict /* hour */ )", "Hours.Select( /* each */ hour => _model.Predict(hour) /* hour */ )")]
    [InlineData("Hours.Select(given.Predict)", "Hours.Select(hour => given.Predict(hour))")]
    [InlineData("Hours.Select((Fixed!).Predict)", "Hours.Select(hour => (Fixed!).Predict(hour))")]
    [InlineData("Hours.Select(_model.PredictAt)", "Hours.Select((hour, index) => _model.PredictAt(hour, index))")]
    [InlineData("Hours.Select(_model.Extended)", "Hours.Select(hour => _model.Extended(hour))")]
    [InlineData("new double?[0].Select(Model.Score)", "new double?[0].Select(x => Model.Score(x))")]
    [InlineData("new Func<double, double>(_model.Predict)", "new Func<double, double>(hour => _model.Predict(hour))")]
    [InlineData("(Func<double, double>)_model.Predict", "(Func<double, double>)(hour => _model.Predict(hour))")]
    [InlineData("Asked ?? _model.Predict", "Asked ?? (hour => _model.Predict(hour))")]
    [InlineData("Run(_model.Predict, 1.0)", "Run(hour => _model.Predict(hour), 1.0)")]
    [InlineData("((Delegate)_model.Predict)", "((Delegate)((double hour) => _model.Predict(hour)))")]
    public async Task A_lambda_calls_the_method(string expression, string result) =>
        await Check($"public object Use() => {expression};", $"public object Use() => {result};");

    [Theory]
    [InlineData("var f = _model.Predict; f(1);", "var f = (double hour) => _model.Predict(hour); f(1);")]
    [InlineData("var hour = 1.0; Run(_model.Predict, hour);", "var hour = 1.0; Run(hour1 => _model.Predict(hour1), hour);")]
    [InlineData("var hour = new Model(); Hours.Select(hour.Predict);", "var hour = new Model(); Hours.Select(hour1 => hour.Predict(hour1));")]
    [InlineData("foreach (var model in new Model[1]) { Run(model.Predict, 1.0); }", "foreach (var model in new Model[1]) { Run(hour => model.Predict(hour), 1.0); }")]
    [InlineData("var sum = 0.0; sum += Hours.Sum(_model.Predict);", "var sum = 0.0; sum += Hours.Sum(hour => _model.Predict(hour));")]
    public async Task A_name_around_the_lambda_is_not_taken(string statements, string result) =>
        await Check($"public void Use() {{ {statements} }}", $"public void Use() {{ {result} }}");

    [Fact]
    public async Task What_is_passed_by_reference_says_so() =>
        await Check(
            """
            [Monitored("scorer")]
            public double Scored(in double x, ref int count) => x + count++;

            public delegate double Counting(in double x, ref int count);

            public Counting Use() => Scored;
            """,
            """
            [Monitored("scorer")]
            public double Scored(in double x, ref int count) => x + count++;

            public delegate double Counting(in double x, ref int count);

            public Counting Use() => (in double x, ref int count) => Scored(in x, ref count);
            """);

    [Theory]
    [InlineData("Hours.Select(new Model().Predict).ToList();", "var model = new Model();\n    Hours.Select(hour => model.Predict(hour)).ToList();")]
    [InlineData("Hours.Select(Create().Predict).ToList();", "var model = Create();\n    Hours.Select(hour => model.Predict(hour)).ToList();")]
    [InlineData("Hours.Select(_mutable.Predict).ToList();", "var model = _mutable;\n    Hours.Select(hour => model.Predict(hour)).ToList();")]
    [InlineData("Hours.Select(Other.Predict).ToList();", "var model = Other;\n    Hours.Select(hour => model.Predict(hour)).ToList();")]
    [InlineData("Hours.Select(replaced.Predict).ToList();", "var model = replaced;\n    Hours.Select(hour => model.Predict(hour)).ToList();")]
    [InlineData("Hours.Select(new Value().Predict).ToList();", "var value = new Value();\n    Hours.Select(hour => value.Predict(hour)).ToList();")]
    [InlineData("var model = 1; Hours.Select(Create().Predict).Skip(model);", "var model = 1; var model1 = Create();\nHours.Select(hour => model1.Predict(hour)).Skip(model);")]
    public async Task What_the_method_is_called_on_is_evaluated_once(string statement, string result) =>
        await Check(
            $"public void Use()\n{{\n    // For all hours.\n    {statement}\n}}",
            $"public void Use()\n{{\n    // For all hours.\n    {result}\n}}");

    [Theory]
    [InlineData("public object Use() => Hours.Select(Create().Predict);")]
    [InlineData("public object Use() => Hours.Select(_mutable.Predict);")]
    [InlineData("public object Use() { return Create().Predict(1) + Hours.Select(Create().Predict).Sum(); }")]
    [InlineData("public object? Use() { return Hours.Length > 0 ? Hours.Select(Create().Predict) : null; }")]
    [InlineData("public void Use() { if (Hours.Length > 0) Hours.Select(Create().Predict); }")]
    [InlineData("public void Use() { while (Hours.Select(Create().Predict).Any()) { } }")]
    public async Task Nothing_is_offered_where_it_would_be_evaluated_again_or_elsewhere(string member) =>
        (await CodeFixRun.Titles(Program(member), new MethodGroupFix(), "MMON2001")).ShouldBeEmpty();

    [Theory]
    [InlineData("Asked += _model.Predict;")]
    [InlineData("Asked -= new Func<double, double>(_model.Predict);")]
    [InlineData("var same = Asked == _model.Predict;")]
    public async Task A_delegate_that_is_compared_stays(string statement) =>
        (await CodeFixRun.Titles(Program($"public void Use() {{ {statement} }}"), new MethodGroupFix(), "MMON2001")).ShouldBeEmpty();

    [Theory]
    [InlineData("public struct Inner { [Monitored(\"inner\")] public double Predict(double x) => x; public object Use() => new double[0].Select(Predict); }")]
    [InlineData("public System.Linq.Expressions.Expression<Func<object>> Use() => () => Hours.Select(_model.Predict);")]
    public async Task Nothing_is_offered_where_the_lambda_would_not_do(string member) =>
        (await CodeFixRun.Titles(Program(member), new MethodGroupFix(), "MMON2001")).ShouldBeEmpty();

    [Fact]
    public async Task All_of_a_project_are_fixed_at_once()
    {
        var before = Program("public object Use() => Hours.Select(_model.Predict).Select(_model.Extended);");
        var after = Program("public object Use() => Hours.Select(hour => _model.Predict(hour)).Select(hour => _model.Extended(hour));");

        (await CodeFixRun.FixAll(before, new MethodGroupFix(), "MMON2001")).ShouldBe(after);
    }

    private static async Task Check(string member, string result) =>
        (await CodeFixRun.Fix(Program(member), new MethodGroupFix(), "MMON2001")).ShouldBe(Program(result));
}
