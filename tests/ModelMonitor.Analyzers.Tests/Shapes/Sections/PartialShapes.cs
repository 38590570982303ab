namespace ModelMonitor.Analyzers.Tests.Shapes;

/// <summary>Partial methods around a core, of every accessibility.</summary>
internal static class PartialShapes
{
    public const string Section = "Partial methods";

    public static ShapeSection All
    {
        get
        {
            var shapes = new ShapeSection(Section);
            shapes.Captured("public partial method",
                "partial class Net { [Monitored(Test.Model)] public partial double Predict(double x); double PredictCore(double x) => 2 * x; public double Call() => Predict(3); }",
                "new Net().Call()", "x=3 prediction=6");
            shapes.Captured("internal partial method",
                "partial class Net { [Monitored(Test.Model)] internal partial double Predict(double x); double PredictCore(double x) => 2 * x; public double Call() => Predict(3); }",
                "new Net().Call()", "x=3 prediction=6");
            shapes.Captured("protected partial method",
                "partial class Net { [Monitored(Test.Model)] protected partial double Predict(double x); double PredictCore(double x) => 2 * x; public double Call() => Predict(3); }",
                "new Net().Call()", "x=3 prediction=6");
            shapes.Captured("private partial method",
                "partial class Net { [Monitored(Test.Model)] private partial double Predict(double x); double PredictCore(double x) => 2 * x; public double Call() => Predict(3); }",
                "new Net().Call()", "x=3 prediction=6");
            shapes.Captured("protected internal partial method",
                "partial class Net { [Monitored(Test.Model)] protected internal partial double Predict(double x); double PredictCore(double x) => 2 * x; public double Call() => Predict(3); }",
                "new Net().Call()", "x=3 prediction=6");
            shapes.Captured("private protected partial method",
                "partial class Net { [Monitored(Test.Model)] private protected partial double Predict(double x); double PredictCore(double x) => 2 * x; public double Call() => Predict(3); }",
                "new Net().Call()", "x=3 prediction=6");
            shapes.Captured("static partial method",
                "partial class Net { [Monitored(Test.Model)] public static partial double Predict(double x); static double PredictCore(double x) => 2 * x; public double Call() => Predict(3); }",
                "new Net().Call()", "x=3 prediction=6");
            shapes.Captured("partial method around a static core",
                "partial class Net { [Monitored(Test.Model)] public partial double Predict(double x); static double PredictCore(double x) => 2 * x; public double Call() => Predict(3); }",
                "new Net().Call()", "x=3 prediction=6");
            shapes.Captured("virtual partial method",
                "partial class Net { [Monitored(Test.Model)] public virtual partial double Predict(double x); double PredictCore(double x) => 2 * x; public double Call() => Predict(3); }",
                "new Net().Call()", "x=3 prediction=6");
            shapes.Captured("partial method of a struct",
                "partial struct Net { [Monitored(Test.Model)] public partial double Predict(double x); double PredictCore(double x) => 2 * x; public double Call() => Predict(3); }",
                "new Net().Call()", "x=3 prediction=6");
            shapes.Captured("partial method of a readonly struct",
                "readonly partial struct Net { [Monitored(Test.Model)] public partial double Predict(double x); double PredictCore(double x) => 2 * x; public double Call() => Predict(3); }",
                "new Net().Call()", "x=3 prediction=6");
            shapes.Captured("partial method of a record",
                "partial record Net { [Monitored(Test.Model)] public partial double Predict(double x); double PredictCore(double x) => 2 * x; public double Call() => Predict(3); }",
                "new Net().Call()", "x=3 prediction=6");
            shapes.Captured("partial method of a record struct",
                "partial record struct Net { [Monitored(Test.Model)] public partial double Predict(double x); double PredictCore(double x) => 2 * x; public double Call() => Predict(3); }",
                "new Net().Call()", "x=3 prediction=6");
            shapes.Captured("partial method of a nested private class",
                "partial class Outer { partial class Net { [Monitored(Test.Model)] public partial double Predict(double x); double PredictCore(double x) => 2 * x; } public double Call() => new Net().Predict(3); }",
                "new Outer().Call()", "x=3 prediction=6");
            shapes.Captured("partial method that overrides",
                "abstract class Net { public abstract double Predict(double x); } partial class Deep : Net { [Monitored(Test.Model)] public override partial double Predict(double x); double PredictCore(double x) => 2 * x; }",
                "((Net)new Deep()).Predict(3)", "x=3 prediction=6");
            shapes.Captured("partial method that implements an interface",
                "interface INet { double Predict(double x); } partial class Net : INet { [Monitored(Test.Model)] public partial double Predict(double x); double PredictCore(double x) => 2 * x; }",
                "((INet)new Net()).Predict(3)", "x=3 prediction=6");
            shapes.Captured("partial extension method",
                "class Net; static partial class Nets { [Monitored(Test.Model)] public static partial double Predict([NotFeature] this Net net, double x); static double PredictCore(Net net, double x) => 2 * x; }",
                "new Net().Predict(3)", "x=3 prediction=6");
            shapes.Captured("partial method through a delegate",
                "partial class Net { [Monitored(Test.Model)] public partial double Predict(double x); double PredictCore(double x) => 2 * x; }",
                "new[] { 3.0 }.Select(new Net().Predict).Single()", "x=3 prediction=6");
            shapes.Captured("partial method by reflection",
                "partial class Net { [Monitored(Test.Model)] public partial double Predict(double x); double PredictCore(double x) => 2 * x; }",
                """typeof(Net).GetMethod("Predict")!.Invoke(new Net(), [3.0])""", "x=3 prediction=6");
            shapes.Captured("partial method on dynamic",
                "public partial class Net { [Monitored(Test.Model)] public partial double Predict(double x); double PredictCore(double x) => 2 * x; }",
                "((dynamic)new Net()).Predict(3.0)", "x=3 prediction=6");
            shapes.Captured("partial method through base",
                "partial class Net { [Monitored(Test.Model)] public virtual partial double Predict(double x); double PredictCore(double x) => 2 * x; } class Deep : Net { public override double Predict(double x) => base.Predict(x); }",
                "new Deep().Predict(3)", "x=3 prediction=6");
            shapes.Captured("partial method that returns a task",
                "partial class Net { [Monitored(Test.Model)] public partial Task<double> Predict(double x); async Task<double> PredictCore(double x) { await Task.Yield(); return 2 * x; } }",
                "new Net().Predict(3).Result", "x=3 prediction=6");
            shapes.Captured("partial method of a generic type",
                "partial class Net<T> where T : class { [Monitored(Test.Model)] public partial double Predict(double x); double PredictCore(double x) => 2 * x; }",
                "new Net<string>().Predict(3)", "x=3 prediction=6");
            shapes.Named("partial method without a core",
                "partial class Net { [Monitored(Test.Model)] public partial double Predict(double x); }",
                "new Net().Predict(3)", "CS8795");
            return shapes;
        }
    }
}
