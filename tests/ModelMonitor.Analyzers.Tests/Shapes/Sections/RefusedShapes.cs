namespace ModelMonitor.Analyzers.Tests.Shapes;

/// <summary>What is not captured, and the rule that says so.</summary>
internal static class RefusedShapes
{
    public const string Section = "Not captured";

    public static ShapeSection All
    {
        get
        {
            var shapes = new ShapeSection(Section);
            shapes.Named("call through base",
                "class Net { [Monitored(Test.Model)] public virtual double Predict(double x) => 2 * x; } class Deep : Net { public override double Predict(double x) => base.Predict(x); }",
                "new Deep().Predict(3)", "MMON2002: base.Predict(x)", "MMON2006: new Deep().Predict(3)");
            shapes.Named("call on a type parameter",
                "interface INet { [Monitored(Test.Model)] double Predict(double x); } class Net : INet { public double Predict(double x) => 2 * x; } static class User { public static double Use<T>(T net) where T : INet => net.Predict(3); }",
                "User.Use(new Net())", "MMON2004: net.Predict(3)");
            shapes.Named("implementation called directly",
                "interface INet { [Monitored(Test.Model)] double Predict(double x); } class Net : INet { public double Predict(double x) => 2 * x; }",
                "new Net().Predict(3)", "MMON2006: new Net().Predict(3)");
            shapes.Named("marked implementation in a struct",
                "interface INet { double Predict(double x); } struct Net : INet { [Monitored(Test.Model)] public double Predict(double x) => 2 * x; }",
                "((INet)new Net()).Predict(3)", "MMON1018: Monitored(Test.Model)");
            shapes.Named("private method",
                "class Net { [Monitored(Test.Model)] private double Predict(double x) => 2 * x; public double Call() => Predict(3); }",
                "new Net().Call()", "MMON1015: Monitored(Test.Model)");
            shapes.Named("protected method",
                "class Net { [Monitored(Test.Model)] protected double Predict(double x) => 2 * x; public double Call() => Predict(3); }",
                "new Net().Call()", "MMON1015: Monitored(Test.Model)");
            shapes.Named("private protected method",
                "class Net { [Monitored(Test.Model)] private protected double Predict(double x) => 2 * x; public double Call() => Predict(3); }",
                "new Net().Call()", "MMON1015: Monitored(Test.Model)");
            shapes.Named("method of a private nested class",
                "class Outer { class Net { [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } public double Call() => new Net().Predict(3); }",
                "new Outer().Call()", "MMON1015: Monitored(Test.Model)");
            shapes.Named("method of a file-local class",
                "file class Net { [Monitored(Test.Model)] public double Predict(double x) => 2 * x; }",
                "new Net().Predict(3)", "MMON1015: Monitored(Test.Model)");
            shapes.Named("parameter of a private type",
                "class Net { record Hour(double x); [Monitored(Test.Model)] double Predict(Hour hour) => 2 * hour.x; public double Call() => Predict(new(3)); }",
                "new Net().Call()", "MMON1015: Monitored(Test.Model)");
            shapes.Named("explicit implementation, marked itself",
                "interface INet { double Predict(double x); } class Net : INet { [Monitored(Test.Model)] double INet.Predict(double x) => 2 * x; }",
                "((INet)new Net()).Predict(3)", "MMON1016: Monitored(Test.Model)");
            shapes.Named("static abstract method",
                "interface INet { [Monitored(Test.Model)] static abstract double Predict(double x); } class Net : INet { public static double Predict(double x) => 2 * x; } static class User { public static double Use<T>() where T : INet => T.Predict(3); }",
                "User.Use<Net>()", "MMON1016: Monitored(Test.Model)");
            shapes.Named("local function",
                "",
                "return Local(3); [Monitored(Test.Model)] static double Local(double x) => 2 * x;", "MMON1016: Monitored(Test.Model)");
            shapes.Named("lambda",
                "",
                "var f = [Monitored(Test.Model)] (double x) => 2 * x; return f(3);", "MMON1016: Monitored(Test.Model)");
            shapes.Named("operator",
                "class Net { [Monitored(Test.Model)] public static double operator +(Net net, double x) => 2 * x; }",
                "new Net() + 3", "MMON1016: Monitored(Test.Model)");
            shapes.Named("conversion",
                "class Net { [Monitored(Test.Model)] public static explicit operator double(Net net) => 6; }",
                "(double)new Net()", "MMON1016: Monitored(Test.Model)");
            shapes.Named("getter",
                "class Net { public double Predict { [Monitored(Test.Model)] get => 6; } }",
                "new Net().Predict", "MMON1016: Monitored(Test.Model)");
            shapes.Named("indexer",
                "class Net { public double this[double x] { [Monitored(Test.Model)] get => 2 * x; } }",
                "new Net()[3]", "MMON1016: Monitored(Test.Model)");
            shapes.Named("property",
                "class Net { [Monitored(Test.Model)] public double Predict => 6; }",
                "new Net().Predict", "CS0592");
            shapes.Named("constructor",
                "class Net { [Monitored(Test.Model)] public Net(double x) { } }",
                "new Net(3)", "CS0592");
            shapes.Named("class",
                "[Monitored(Test.Model)] class Net;",
                "new Net()", "CS0592");
            shapes.Named("returned reference",
                "class Net { double _y; [Monitored(Test.Model)] public ref double Predict(double x) => ref _y; }",
                "new Net().Predict(3) = 6; return 0;", "MMON1017: Monitored(Test.Model)");
            shapes.Named("returned read-only reference",
                "class Net { double _y; [Monitored(Test.Model)] public ref readonly double Predict(double x) => ref _y; }",
                "return new Net().Predict(3);", "MMON1017: Monitored(Test.Model)");
            shapes.Named("empty name",
                """class Net { [Monitored("")] public double Predict(double x) => 2 * x; }""",
                "new Net().Predict(3)", """MMON1001: Monitored("")""");
            return shapes;
        }
    }
}
