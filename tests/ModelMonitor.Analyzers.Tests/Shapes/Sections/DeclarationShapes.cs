using ModelMonitor.Analyzers.Tests.Interception;

namespace ModelMonitor.Analyzers.Tests.Shapes;

/// <summary>Where a method can be declared.</summary>
internal static class DeclarationShapes
{
    public const string Section = "Declarations";

    public static ShapeSection All
    {
        get
        {
            var shapes = new ShapeSection(Section);
            shapes.Captured("instance method of a class",
                "class Net { [Monitored(Test.Model)] public double Predict(double x) => 2 * x; }",
                "new Net().Predict(3)", "x=3 prediction=6");
            shapes.Captured("static method",
                "static class Net { [Monitored(Test.Model)] public static double Predict(double x) => 2 * x; }",
                "Net.Predict(3)", "x=3 prediction=6");
            shapes.Captured("internal method",
                "class Net { [Monitored(Test.Model)] internal double Predict(double x) => 2 * x; }",
                "new Net().Predict(3)", "x=3 prediction=6");
            shapes.Captured("protected internal method",
                "class Net { [Monitored(Test.Model)] protected internal double Predict(double x) => 2 * x; }",
                "new Net().Predict(3)", "x=3 prediction=6");
            shapes.Captured("method of a nested class",
                "class Outer { internal class Net { [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } }",
                "new Outer.Net().Predict(3)", "x=3 prediction=6");
            shapes.Captured("method of a record",
                "record Net(double Factor) { [Monitored(Test.Model)] public double Predict(double x) => Factor * x; }",
                "new Net(2).Predict(3)", "x=3 prediction=6");
            shapes.Captured("method of a struct, which changes it",
                "struct Net { public int Calls; [Monitored(Test.Model)] public double Predict(double x) => x + ++Calls; }",
                "var net = new Net(); net.Predict(3); net.Predict(3); return net.Calls;", "x=3 prediction=4; x=3 prediction=5");
            shapes.Captured("method of a readonly struct",
                "readonly struct Net { [Monitored(Test.Model)] public double Predict(double x) => 2 * x; }",
                "new Net().Predict(3)", "x=3 prediction=6");
            shapes.Captured("readonly method of a struct",
                "struct Net { [Monitored(Test.Model)] public readonly double Predict(double x) => 2 * x; }",
                "new Net().Predict(3)", "x=3 prediction=6");
            shapes.Captured("method of a record struct",
                "record struct Net(double Factor) { [Monitored(Test.Model)] public double Predict(double x) => Factor * x; }",
                "new Net(2).Predict(3)", "x=3 prediction=6");
            shapes.Captured("method of a ref struct",
                "ref struct Net { public Span<double> Weights; [Monitored(Test.Model)] public double Predict(double x) => Weights[0] * x; }",
                "new Net { Weights = new[] { 2.0 } }.Predict(3)", "x=3 prediction=6");
            shapes.Captured("virtual method, overridden",
                "class Net { [Monitored(Test.Model)] public virtual double Predict(double x) => x; } class Deep : Net { public override double Predict(double x) => 2 * x; }",
                "((Net)new Deep()).Predict(3)", "x=3 prediction=6");
            shapes.Captured("abstract method",
                "abstract class Net { [Monitored(Test.Model)] public abstract double Predict(double x); } class Deep : Net { public override double Predict(double x) => 2 * x; }",
                "((Net)new Deep()).Predict(3)", "x=3 prediction=6");
            shapes.Captured("override, marked as another model",
                """class Net { [Monitored(Test.Model)] public virtual double Predict(double x) => x; } class Deep : Net { [Monitored(Test.Model + "/deep")] public override double Predict(double x) => 2 * x; }""",
                "new Deep().Predict(3)", "x=3 prediction=6");
            shapes.Captured("new method that hides one",
                "class Net { public double Predict(double x) => x; } class Deep : Net { [Monitored(Test.Model)] public new double Predict(double x) => 2 * x; }",
                "new Deep().Predict(3)", "x=3 prediction=6");
            shapes.Captured("inherited method, called on the derived type",
                "class Net { [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } class Deep : Net;",
                "new Deep().Predict(3)", "x=3 prediction=6");
            shapes.Captured("interface method",
                "interface INet { [Monitored(Test.Model)] double Predict(double x); } class Net : INet { public double Predict(double x) => 2 * x; }",
                "((INet)new Net()).Predict(3)", "x=3 prediction=6");
            shapes.Captured("interface method, implemented explicitly",
                "interface INet { [Monitored(Test.Model)] double Predict(double x); } class Net : INet { double INet.Predict(double x) => 2 * x; }",
                "((INet)new Net()).Predict(3)", "x=3 prediction=6");
            shapes.Captured("interface method with a body",
                "interface INet { [Monitored(Test.Model)] double Predict(double x) => 2 * x; } class Net : INet;",
                "((INet)new Net()).Predict(3)", "x=3 prediction=6");
            shapes.Captured("static method of an interface",
                "interface INet { [Monitored(Test.Model)] static double Predict(double x) => 2 * x; }",
                "INet.Predict(3)", "x=3 prediction=6");
            shapes.Captured("interface method of a base interface",
                "interface INet { [Monitored(Test.Model)] double Predict(double x); } interface IDeep : INet; class Net : IDeep { public double Predict(double x) => 2 * x; }",
                "((IDeep)new Net()).Predict(3)", "x=3 prediction=6");
            shapes.Captured("extension method",
                "class Net; static class Nets { [Monitored(Test.Model)] public static double Predict(this Net net, double x) => 2 * x; }",
                "new Net().Predict(3)", "x=3 prediction=6");
            shapes.Captured("extension method, called as a static one",
                "class Net; static class Nets { [Monitored(Test.Model)] public static double Predict(this Net net, double x) => 2 * x; }",
                "Nets.Predict(new Net(), 3)", "x=3 prediction=6");
            shapes.Captured("extension method of a struct by ref",
                "struct Net { public int Calls; } static class Nets { [Monitored(Test.Model)] public static double Predict([NotFeature] this ref Net net, double x) => x + ++net.Calls; }",
                "var net = new Net(); net.Predict(3); return net.Calls;", "x=3 prediction=4");
            shapes.CapturedBySdk(nameof(SdkCompilerTests.Calls_of_an_extension_block_are_captured_in_either_form), "method of an extension block",
                "class Net; static class Nets { extension(Net net) { [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } }",
                "new Net().Predict(3)", "x=3 prediction=6");
            shapes.CapturedBySdk(nameof(SdkCompilerTests.Calls_of_an_extension_block_are_captured_in_either_form), "static method of an extension block",
                "class Net; static class Nets { extension(Net) { [Monitored(Test.Model)] public static double Predict(double x) => 2 * x; } }",
                "Net.Predict(3)", "x=3 prediction=6");
            shapes.Captured("method of a partial class",
                "partial class Net { [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } partial class Net;",
                "new Net().Predict(3)", "x=3 prediction=6");
            shapes.Captured("partial method with a body of the user",
                "partial class Net { [Monitored(Test.Model)] public partial double Predict(double x); public partial double Predict(double x) => 2 * x; }",
                "new Net().Predict(3)", "x=3 prediction=6");
            shapes.Captured("obsolete method",
                """
                #pragma warning disable CS0612
                class Net { [Monitored(Test.Model), Obsolete] public double Predict(double x) => 2 * x; }
                """,
                "new Net().Predict(3)", "x=3 prediction=6");
            shapes.Captured("overloads, told apart",
                """class Net { [Monitored(Test.Model)] public double Predict(double x) => 2 * x; [Monitored(Test.Model + "/int")] public double Predict(int x) => -x; }""",
                "new Net().Predict(3) + new Net().Predict(3.0)", "x=3 prediction=-3; x=3 prediction=6");
            return shapes;
        }
    }
}
