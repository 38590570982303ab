namespace ModelMonitor.Analyzers.Tests.Shapes;

/// <summary>How a call can be written.</summary>
internal static class CallShapes
{
    public const string Section = "Calls";

    public static ShapeSection All
    {
        get
        {
            var shapes = new ShapeSection(Section);
            shapes.Captured("direct call",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "new Net().Predict(3)", "x=3 prediction=6");
            shapes.Captured("call through ?.",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "Nets.One?.Next?.Predict(3)", "x=3 prediction=6");
            shapes.Captured("call on a parenthesised receiver",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "(new Net()).Predict((3))", "x=3 prediction=6");
            shapes.Captured("static call",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "Nets.Score(3)", "x=3 prediction=6");
            shapes.Captured("call with using static",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "Nets.Score(x: 3)", "x=3 prediction=6");
            shapes.Captured("call in a lambda",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "new Func<double>(() => new Net().Predict(3))()", "x=3 prediction=6");
            shapes.Captured("call in a local function",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "return Local(); double Local() => new Net().Predict(3);", "x=3 prediction=6");
            shapes.Captured("call in an iterator",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "return Items().Sum(); static IEnumerable<double> Items() { yield return new Net().Predict(3); }", "x=3 prediction=6");
            shapes.Captured("call in an async method",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "return Work().Result; static async Task<double> Work() { await Task.Yield(); return new Net().Predict(3); }", "x=3 prediction=6");
            shapes.Captured("call in a query",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "(from x in new[] { 3.0 } select Nets.Score(x)).Single()", "x=3 prediction=6");
            shapes.Captured("call in an interpolated text",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "$\"{new Net().Predict(3)}\"", "x=3 prediction=6");
            shapes.Captured("call in a switch",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "3 switch { var x => new Net().Predict(x) }", "x=3 prediction=6");
            shapes.Captured("call in a pattern",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "new Net().Predict(3) is > 1", "x=3 prediction=6");
            shapes.Captured("call with an escaped name",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "new Net().@Predict(3)", "x=3 prediction=6");
            shapes.Captured("call with a comment in it",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "new Net() /* a */ . /* b */ Predict /* c */ (3)", "x=3 prediction=6");
            shapes.Captured("call as an argument of another",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "new Net().Predict(new Net().Predict(1.5))", "x=1.5 prediction=3; x=3 prediction=6");
            shapes.Captured("call in an unchecked context",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "unchecked(new Net().Predict(3))", "x=3 prediction=6");
            shapes.Captured("call on this, by extension",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "Enumerable.Range(3, 1).Select(x => Nets.Score(x)).Sum()", "x=3 prediction=6");
            shapes.Named("method group",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "new[] { 3.0 }.Select(new Net().Predict).Single()", "MMON2001: new Net().Predict");
            shapes.Named("delegate",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "Func<double, double> f = Nets.Score; return f(3);", "MMON2001: Nets.Score");
            shapes.Named("expression tree",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "System.Linq.Expressions.Expression<Func<double>> e = () => Nets.Score(3); return e.Compile()();", "MMON2003: Nets.Score(3)");
            shapes.Named("dynamic call",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "dynamic net = new Net(); return net.Predict(3.0);", "MMON2005: net.Predict(3.0)");
            shapes.Named("call in parentheses around the name",
                """class Net { public Net? Next; [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } static class Nets { public static readonly Net One = new() { Next = new() }; [Monitored(Test.Model + "/static")] public static double Score(double x) => 2 * x; }""",
                "(new Net().Predict)(3)", "MMON2007: (new Net().Predict)(3)");
            return shapes;
        }
    }
}
