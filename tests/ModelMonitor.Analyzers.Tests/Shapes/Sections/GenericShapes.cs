namespace ModelMonitor.Analyzers.Tests.Shapes;

/// <summary>Generic methods and types, with arguments that are closed at the call.</summary>
internal static class GenericShapes
{
    public const string Section = "Generic methods and types";

    public static ShapeSection All
    {
        get
        {
            var shapes = new ShapeSection(Section);
            shapes.Captured("method of a generic type",
                "class Net<T> { [Monitored(Test.Model)] public double Predict(double x) => 2 * x; }",
                "new Net<string>().Predict(3)", "x=3 prediction=6");
            shapes.Captured("method of a generic type with constraints",
                "class Net<T> where T : struct, IComparable<T> { [Monitored(Test.Model)] public double Predict(double x) => 2 * x; }",
                "new Net<int>().Predict(3)", "x=3 prediction=6");
            shapes.Captured("static method of a generic type",
                "static class Net<T> { [Monitored(Test.Model)] public static double Predict(double x) => 2 * x; }",
                "Net<string?>.Predict(3)", "x=3 prediction=6");
            shapes.Captured("method of a type nested in a generic one",
                "class Outer<T> { public class Net { [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } }",
                "new Outer<int>.Net().Predict(3)", "x=3 prediction=6");
            shapes.Captured("generic method",
                "class Net { [Monitored(Test.Model)] public double Predict<T>(double x) => 2 * x; }",
                "new Net().Predict<int>(3)", "x=3 prediction=6");
            shapes.Captured("generic method, its arguments inferred",
                "class Net { [Monitored(Test.Model)] public double Predict<T>([NotFeature] T tag, double x) => 2 * x; }",
                """new Net().Predict("a", 3)""", "x=3 prediction=6");
            shapes.Captured("generic method with a feature of its type argument",
                "class Net { [Monitored(Test.Model)] public double Predict<T>(T x) where T : System.Numerics.INumber<T> => 2 * double.CreateChecked(x); }",
                "new Net().Predict(3.0)", "x=3 prediction=6");
            shapes.Captured("generic extension method",
                "class Net<T>; static class Nets { [Monitored(Test.Model)] public static double Predict<T>([NotFeature] this Net<T> net, double x) => 2 * x; }",
                "new Net<int>().Predict(3)", "x=3 prediction=6");
            shapes.Captured("method of a generic struct",
                "struct Net<T> { public int Calls; [Monitored(Test.Model)] public double Predict(double x) => x + ++Calls; }",
                "var net = new Net<int>(); net.Predict(3); return net.Calls;", "x=3 prediction=4");
            shapes.Captured("method of a generic interface",
                "interface INet<T> { [Monitored(Test.Model)] double Predict(double x); } class Net : INet<int> { public double Predict(double x) => 2 * x; }",
                "((INet<int>)new Net()).Predict(3)", "x=3 prediction=6");
            shapes.Captured("two closed types of one generic model",
                "class Net<T> { [Monitored(Test.Model)] public double Predict(double x) => 2 * x; }",
                "new Net<int>().Predict(3) + new Net<string>().Predict(4)", "x=3 prediction=6; x=4 prediction=8");
            shapes.Named("generic method with an open argument",
                "class Net { [Monitored(Test.Model)] public double Predict<T>(double x) => 2 * x; public double Call<T>() => Predict<T>(3); }",
                "new Net().Call<int>()", "MMON2008: Predict<T>(3)");
            shapes.Named("generic method with an anonymous argument",
                "class Net { [Monitored(Test.Model)] public double Predict<T>([NotFeature] T tag, double x) => 2 * x; }",
                "new Net().Predict(new { A = 1 }, 3)", "MMON2008: new Net().Predict(new { A = 1 }, 3)");
            return shapes;
        }
    }
}
