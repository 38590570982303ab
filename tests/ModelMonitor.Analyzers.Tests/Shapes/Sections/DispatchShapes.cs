namespace ModelMonitor.Analyzers.Tests.Shapes;

/// <summary>Calls through a base or interface reach the model that is there at run time.</summary>
internal static class DispatchShapes
{
    public const string Section = "Dispatch at run time";

    public static ShapeSection All
    {
        get
        {
            var shapes = new ShapeSection(Section);
            shapes.Captured("implementation called through its interface",
                "interface INet { double Predict(double x); } class Net : INet { [Monitored(Test.Model)] public double Predict(double x) => 2 * x; }",
                "((INet)new Net()).Predict(3)", "x=3 prediction=6");
            shapes.Captured("implementations, each a model of its own",
                """
                interface INet { double Predict(double x); }
                class Net : INet { [Monitored(Test.Model)] public double Predict(double x) => 2 * x; }
                class Wide : INet { [Monitored(Test.Model + "/wide")] public double Predict(double y) => -y; }
                class Other : INet { public double Predict(double x) => 0; }
                """,
                "new INet[] { new Net(), new Wide(), new Other() }.Sum(net => net.Predict(3))", "x=3 prediction=6; y=3 prediction=-3");
            shapes.Captured("override called through its base",
                "abstract class Net { public abstract double Predict(double x); } class Deep : Net { [Monitored(Test.Model)] public override double Predict(double x) => 2 * x; }",
                "((Net)new Deep()).Predict(3)", "x=3 prediction=6");
            shapes.Captured("override of a model, another model",
                """
                class Net { [Monitored(Test.Model + "/base")] public virtual double Predict(double x) => x; }
                class Deep : Net { [Monitored(Test.Model)] public override double Predict(double y) => 2 * y; }
                class Deeper : Deep { [Monitored(Test.Model + "/deeper")] public override double Predict(double z) => 3 * z; }
                """,
                "new Net[] { new Net(), new Deep(), new Deeper() }.Sum(net => net.Predict(3))",
                "x=3 prediction=3; y=3 prediction=6; z=3 prediction=9");
            shapes.Captured("implementation of a generic interface",
                "interface INet<TIn, TOut> { TOut Predict(TIn x); } class Net : INet<double, double> { [Monitored(Test.Model)] public double Predict(double x) => 2 * x; }",
                "((INet<double, double>)new Net()).Predict(3)", "x=3 prediction=6");
            shapes.Captured("asynchronous implementation",
                "interface INet { Task<double> Predict(double x); } class Net : INet { [Monitored(Test.Model)] public async Task<double> Predict(double x) { await Task.Yield(); return 2 * x; } }",
                "((INet)new Net()).Predict(3).Result", "x=3 prediction=6");
            shapes.Captured("implementation with an out result",
                "interface INet { void Predict(double x, out double y); } class Net : INet { [Monitored(Test.Model)] public void Predict(double x, out double y) => y = 2 * x; }",
                "((INet)new Net()).Predict(3, out var y); return y;", "x=3 prediction=6");
            shapes.Captured("implementation in a base class",
                "interface INet { double Predict(double x); } class Net { [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } class Deep : Net, INet;",
                "new Deep().Predict(3)", "x=3 prediction=6");
            shapes.Captured("override of a method by which a base class implements an interface",
                """
                interface INet { double Predict(double x); }
                abstract class Net : INet { public abstract double Predict(double x); }
                class Deep : Net { [Monitored(Test.Model)] public override double Predict(double x) => 2 * x; }
                """,
                "((INet)new Deep()).Predict(3)", "x=3 prediction=6");
            shapes.Captured("interface that a derived class adds",
                "interface INet { double Predict(double x); } class Net { [Monitored(Test.Model)] public double Predict(double x) => 2 * x; } class Deep : Net, INet;",
                "((INet)new Deep()).Predict(3)", "x=3 prediction=6");
            shapes.Captured("interface that is implemented again, by a method that is not marked",
                """
                interface INet { double Predict(double x); }
                class Net : INet { [Monitored(Test.Model)] public double Predict(double x) => 2 * x; }
                class Other : Net, INet { double INet.Predict(double x) => 0; }
                class Deep : Other, INet { [Monitored(Test.Model + "/deep")] public new double Predict(double x) => 3 * x; }
                """,
                "string.Join(' ', new INet[] { new Net(), new Other(), new Deep() }.Select(net => net.Predict(3)))", "x=3 prediction=6; x=3 prediction=9");
            shapes.Captured("interface seen with other type arguments",
                """
                record Hour(double Temp); record Rush(double Temp, double Traffic) : Hour(Temp);
                interface INet<in T> { double Predict(T x); }
                class Net : INet<Hour> { [Monitored(Test.Model)] public double Predict(Hour x) => 2 * x.Temp; }
                """,
                "((INet<Rush>)new Net()).Predict(new(3, 4))", "Temp=3 prediction=6");
            shapes.Captured("marked member, and an implementation that is marked, one that is not, and one that captures itself",
                """
                interface INet { [Monitored(Test.Model)] double Predict(double x); }
                class Net : INet { [Monitored(Test.Model + "/net")] public double Predict(double y) => 2 * y; }
                class Plain : INet { public double Predict(double x) => 0; }
                partial class Deep : INet { [Monitored(Test.Model + "/deep")] public partial double Predict(double z); double PredictCore(double z) => 3 * z; }
                """,
                "new INet[] { new Net(), new Plain(), new Deep() }.Sum(net => net.Predict(3))",
                "y=3 prediction=6; x=3 prediction=0; z=3 prediction=9");
            shapes.Captured("partial override of a model, another model",
                """
                class Net { [Monitored(Test.Model)] public virtual double Predict(double x) => x; }
                partial class Deep : Net { [Monitored(Test.Model + "/deep")] public override partial double Predict(double y); double PredictCore(double y) => 2 * y; }
                """,
                "((Net)new Deep()).Predict(3)", "y=3 prediction=6");
            shapes.Named("interface whose type arguments are those of the caller",
                """
                interface INet<T> { double Predict(T x); }
                class Net : INet<double> { [Monitored(Test.Model)] public double Predict(double x) => 2 * x; }
                class Pipeline<T>(INet<T> net) { public double Run(T x) => net.Predict(x); }
                """,
                "new Pipeline<double>(new Net()).Run(3)", "MMON2008: net.Predict(x)");
            shapes.Named("delegate of a member that leads to a model",
                "interface INet { double Predict(double x); } class Net : INet { [Monitored(Test.Model)] public double Predict(double x) => 2 * x; }",
                "new[] { 3.0 }.Select(((INet)new Net()).Predict).Single()", "MMON2001: ((INet)new Net()).Predict");
            return shapes;
        }
    }
}
