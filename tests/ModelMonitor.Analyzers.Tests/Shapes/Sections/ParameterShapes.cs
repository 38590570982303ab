namespace ModelMonitor.Analyzers.Tests.Shapes;

/// <summary>How a parameter is passed.</summary>
internal static class ParameterShapes
{
    public const string Section = "Parameters";

    public static ShapeSection All
    {
        get
        {
            var shapes = new ShapeSection(Section);
            shapes.Captured("in parameter",
                "class Net { [Monitored(Test.Model)] public double Predict(in double x) => 2 * x; }",
                "var x = 3.0; return new Net().Predict(in x);", "x=3 prediction=6");
            shapes.Captured("ref parameter, read before the call",
                "class Net { [Monitored(Test.Model)] public double Predict(ref double x) => x *= 2; }",
                "var x = 3.0; new Net().Predict(ref x); return x;", "x=3 prediction=6");
            shapes.Captured("ref readonly parameter",
                "class Net { [Monitored(Test.Model)] public double Predict(ref readonly double x) => 2 * x; }",
                "var x = 3.0; return new Net().Predict(in x);", "x=3 prediction=6");
            shapes.Captured("out parameter beside a result",
                """class Net { [Monitored(Test.Model)] public double Predict(double x, out string why) { why = "?"; return 2 * x; } }""",
                "new Net().Predict(3, out _)", "x=3 prediction=6");
            shapes.Captured("params array, left out",
                "class Net { [Monitored(Test.Model)] public double Predict(double x, [NotFeature] params int[] more) => 2 * x; }",
                "new Net().Predict(3, 1, 2)", "x=3 prediction=6");
            shapes.Captured("params span, left out",
                "class Net { [Monitored(Test.Model)] public double Predict(double x, [NotFeature] params ReadOnlySpan<int> more) => 2 * x; }",
                "new Net().Predict(3, 1, 2)", "x=3 prediction=6");
            shapes.Captured("default argument",
                "class Net { [Monitored(Test.Model)] public double Predict(double x = 3) => 2 * x; }",
                "new Net().Predict()", "x=3 prediction=6");
            shapes.Captured("named arguments out of order",
                "class Net { [Monitored(Test.Model)] public double Predict(double x, double y) => x - y; }",
                "new Net().Predict(y: 1, x: 3)", "x=3 y=1 prediction=2");
            shapes.Captured("caller information",
                """class Net { [Monitored(Test.Model)] public double Predict(double x, [NotFeature, System.Runtime.CompilerServices.CallerMemberName] string who = "") => who.Length * x; }""",
                "new Net().Predict(2)", "x=2 prediction=6");
            shapes.Captured("scoped ref struct parameter",
                "ref struct Input { public double x { get; set; } } class Net { [Monitored(Test.Model)] public double Predict(scoped Input input) => 2 * input.x; }",
                "new Net().Predict(new Input { x = 3 })", "x=3 prediction=6");
            shapes.Captured("scoped ref parameter",
                "class Net { [Monitored(Test.Model)] public double Predict(scoped ref double x) => 2 * x; }",
                "var x = 3.0; return new Net().Predict(ref x);", "x=3 prediction=6");
            shapes.Captured("parameters named like keywords",
                "class Net { [Monitored(Test.Model)] public double Predict(double @class, double @return) => @class + @return; }",
                "new Net().Predict(1, 2)", "class=1 return=2 prediction=3");
            shapes.Captured("parameter named like generated code",
                "class Net { [Monitored(Test.Model)] public double Predict(double __row, double Source) => __row + Source; }",
                "new Net().Predict(1, 2)", "__row=1 Source=2 prediction=3");
            shapes.Captured("nullable parameter",
                "class Net { [Monitored(Test.Model)] public double Predict(double? x) => x ?? 1; }",
                "new Net().Predict(null)", "x=missing prediction=1");
            shapes.Captured("cancellation token",
                "class Net { [Monitored(Test.Model)] public double Predict(double x, CancellationToken token) => 2 * x; }",
                "new Net().Predict(3, default)", "x=3 prediction=6");
            shapes.Captured("optional cancellation token",
                "class Net { [Monitored(Test.Model)] public double Predict(double x, CancellationToken token = default) => 2 * x; }",
                "new Net().Predict(3)", "x=3 prediction=6");
            shapes.Captured("delegate, progress and services",
                "class Net { [Monitored(Test.Model)] public double Predict(double x, Func<int>? f, IProgress<int>? p, IServiceProvider? s, TimeProvider? t) => 2 * x; }",
                "new Net().Predict(3, null, null, null, null)", "x=3 prediction=6");
            shapes.Captured("no parameter that is left out but a Guid",
                "class Net { [Monitored(Test.Model)] public double Predict(double x, Guid session) => 2 * x; }",
                "new Net().Predict(3, Guid.Empty)", "x=3 prediction=6");
            shapes.Captured("prediction key",
                "class Net { [Monitored(Test.Model)] public double Predict(double x, [PredictionKey] long order) => 2 * x; }",
                "new Net().Predict(3, 7)", "x=3 prediction=6 order=7");
            shapes.Partly("no parameters",
                "class Net { [Monitored(Test.Model)] public double Predict() => 6; }",
                "new Net().Predict()", "prediction=6", "MMON1005: Monitored(Test.Model)");
            shapes.Partly("parameter of a type that is no feature",
                "class Net { [Monitored(Test.Model)] public double Predict(double x, Dictionary<string, int> more) => 2 * x; }",
                "new Net().Predict(3, [])", "x=3 prediction=6", "MMON1006: more");
            shapes.Captured("parameter that is left out",
                "class Net { [Monitored(Test.Model)] public double Predict(double x, [NotFeature] object more) => 2 * x; }",
                """new Net().Predict(3, "")""", "x=3 prediction=6");
            return shapes;
        }
    }
}
