namespace ModelMonitor.Analyzers.Tests.Shapes;

/// <summary>Vectors as features: elements where a length is declared, a summary where not.</summary>
internal static class VectorShapes
{
    public const string Section = "Vectors";

    public static ShapeSection All
    {
        get
        {
            var shapes = new ShapeSection(Section);
            shapes.Captured("array of declared length",
                "class Net { [Monitored(Test.Model)] public double Predict([Feature(Length = 2)] float[] x) => 6; }",
                "new Net().Predict([3, 4])", "x[0]=3 x[1]=4 prediction=6");
            shapes.Captured("span of declared length",
                "class Net { [Monitored(Test.Model)] public double Predict([Feature(Length = 2)] Span<double> x) => 6; }",
                "new Net().Predict([3, 4])", "x[0]=3 x[1]=4 prediction=6");
            shapes.Captured("read-only span of declared length",
                "class Net { [Monitored(Test.Model)] public double Predict([Feature(Length = 2)] ReadOnlySpan<float> x) => 6; }",
                "new Net().Predict([3, 4])", "x[0]=3 x[1]=4 prediction=6");
            shapes.Captured("memory of declared length",
                "class Net { [Monitored(Test.Model)] public double Predict([Feature(Length = 2)] Memory<int> x) => 6; }",
                "new Net().Predict(new[] { 3, 4 })", "x[0]=3 x[1]=4 prediction=6");
            shapes.Captured("read-only memory of declared length",
                "class Net { [Monitored(Test.Model)] public double Predict([Feature(Length = 2)] ReadOnlyMemory<float> x) => 6; }",
                "new Net().Predict(new float[] { 3, 4 })", "x[0]=3 x[1]=4 prediction=6");
            shapes.Captured("list of declared length",
                "class Net { [Monitored(Test.Model)] public double Predict([Feature(Length = 2)] List<double> x) => 6; }",
                "new Net().Predict([3, 4])", "x[0]=3 x[1]=4 prediction=6");
            shapes.Captured("read-only list of declared length",
                "class Net { [Monitored(Test.Model)] public double Predict([Feature(Length = 2)] IReadOnlyList<decimal> x) => 6; }",
                "new Net().Predict([3, 4])", "x[0]=3 x[1]=4 prediction=6");
            shapes.Captured("vector shorter than declared",
                "class Net { [Monitored(Test.Model)] public double Predict([Feature(Length = 2)] float[] x) => 6; }",
                "new Net().Predict([3])", "x[0]=3 x[1]=missing prediction=6");
            shapes.Captured("null vector",
                "class Net { [Monitored(Test.Model)] public double Predict([Feature(Length = 2)] float[]? x) => 6; }",
                "new Net().Predict(null)", "x[0]=missing x[1]=missing prediction=6");
            shapes.Captured("array",
                "class Net { [Monitored(Test.Model)] public double Predict(float[] x) => 6; }",
                "new Net().Predict([3, 4])", "x.length=2 x.mean=3.5 x.norm=5 prediction=6");
            shapes.Captured("read-only span",
                "class Net { [Monitored(Test.Model)] public double Predict(ReadOnlySpan<float> x) => 6; }",
                "new Net().Predict([3, 4])", "x.length=2 x.mean=3.5 x.norm=5 prediction=6");
            shapes.Captured("read-only memory",
                "class Net { [Monitored(Test.Model)] public double Predict(ReadOnlyMemory<double> x) => 6; }",
                "new Net().Predict(new double[] { 3, 4 })", "x.length=2 x.mean=3.5 x.norm=5 prediction=6");
            shapes.Captured("read-only list of integers",
                "class Net { [Monitored(Test.Model)] public double Predict(IReadOnlyList<int> x) => 6; }",
                "new Net().Predict([3, 4])", "x.length=2 x.mean=3.5 x.norm=5 prediction=6");
            shapes.Captured("empty vector",
                "class Net { [Monitored(Test.Model)] public double Predict(float[] x) => 6; }",
                "new Net().Predict([])", "x.length=0 x.mean=missing x.norm=missing prediction=6");
            shapes.Captured("vector in an object",
                "record Text([property: Feature(Length = 2)] float[] x); class Net { [Monitored(Test.Model)] public double Predict(Text text) => 6; }",
                "new Net().Predict(new([3, 4]))", "x[0]=3 x[1]=4 prediction=6");
            shapes.Partly("vector of texts",
                "class Net { [Monitored(Test.Model)] public double Predict(double x, string[] words) => 6; }",
                "new Net().Predict(3, [])", "x=3 prediction=6", "MMON1006: words");
            return shapes;
        }
    }
}
