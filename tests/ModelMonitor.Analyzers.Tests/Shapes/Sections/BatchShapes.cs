namespace ModelMonitor.Analyzers.Tests.Shapes;

/// <summary>Many predictions in one call: as many results as inputs, one row each.</summary>
internal static class BatchShapes
{
    public const string Section = "Batches";

    public static ShapeSection All
    {
        get
        {
            var shapes = new ShapeSection(Section);
            shapes.Captured("array to array",
                "class Net { [Monitored(Test.Model)] public double[] Predict(double[] x) => [.. x.Select(v => 2 * v)]; }",
                "new Net().Predict([1, 2])", "x=1 prediction=2; x=2 prediction=4");
            shapes.Captured("read-only list to read-only list",
                "class Net { [Monitored(Test.Model)] public IReadOnlyList<double> Predict(IReadOnlyList<double> x) => [.. x.Select(v => 2 * v)]; }",
                "new Net().Predict([1, 2])", "x=1 prediction=2; x=2 prediction=4");
            shapes.Captured("list to list",
                "class Net { [Monitored(Test.Model)] public List<double> Predict(List<double> x) => [.. x.Select(v => 2 * v)]; }",
                "new Net().Predict([1, 2])", "x=1 prediction=2; x=2 prediction=4");
            shapes.Captured("read-only list to array",
                "class Net { [Monitored(Test.Model)] public double[] Predict(IReadOnlyList<double> x) => [.. x.Select(v => 2 * v)]; }",
                "new Net().Predict([1, 2])", "x=1 prediction=2; x=2 prediction=4");
            shapes.Captured("span to array",
                "class Net { [Monitored(Test.Model)] public double[] Predict(ReadOnlySpan<double> x) => [.. x.ToArray().Select(v => 2 * v)]; }",
                "new Net().Predict([1, 2])", "x=1 prediction=2; x=2 prediction=4");
            shapes.Captured("memory to memory",
                "class Net { [Monitored(Test.Model)] public ReadOnlyMemory<double> Predict(ReadOnlyMemory<double> x) => x.ToArray().Select(v => 2 * v).ToArray(); }",
                "new Net().Predict(new double[] { 1, 2 })", "x=1 prediction=2; x=2 prediction=4");
            shapes.Captured("batch in a task",
                "class Net { [Monitored(Test.Model)] public Task<double[]> Predict(double[] x) => Task.FromResult(x.Select(v => 2 * v).ToArray()); }",
                "new Net().Predict([1, 2]).Result", "x=1 prediction=2; x=2 prediction=4");
            shapes.Captured("batch in a value task",
                "class Net { [Monitored(Test.Model)] public ValueTask<double[]> Predict(double[] x) => new(x.Select(v => 2 * v).ToArray()); }",
                "new Net().Predict([1, 2]).AsTask().Result", "x=1 prediction=2; x=2 prediction=4");
            shapes.Captured("batch of objects",
                "record Hour(double x); record Out(double Score); class Net { [Monitored(Test.Model)] public Out[] Predict(Hour[] hours) => [.. hours.Select(hour => new Out(2 * hour.x))]; }",
                "new Net().Predict([new(1), new(2)])", "x=1 prediction=2; x=2 prediction=4");
            shapes.Captured("span into span",
                "class Net { [Monitored(Test.Model)] public void Predict(ReadOnlySpan<double> x, Span<double> scores) { for (var i = 0; i < x.Length; i++) scores[i] = 2 * x[i]; } }",
                "var scores = new double[2]; new Net().Predict([1, 2], scores); return scores[1];", "x=1 prediction=2; x=2 prediction=4");
            shapes.Captured("batch with a parameter for all rows",
                "class Net { [Monitored(Test.Model)] public double[] Predict(double[] x, double y) => [.. x.Select(v => y * v)]; }",
                "new Net().Predict([1, 2], 2)", "x=1 y=2 prediction=2; x=2 y=2 prediction=4");
            shapes.Captured("batch of columns",
                "class Net { [Monitored(Test.Model)] public double[] Predict(double[] x, double[] y) => [.. x.Zip(y, (a, b) => a * b)]; }",
                "new Net().Predict([1, 2], [2, 2])", "x=1 y=2 prediction=2; x=2 y=2 prediction=4");
            shapes.Captured("empty batch",
                "class Net { [Monitored(Test.Model)] public double[] Predict(double[] x) => []; }",
                "new Net().Predict([])", "");
            shapes.Captured("batch of vectors",
                "class Net { [Monitored(Test.Model)] public double[] Predict([Feature(Length = 2)] float[][] x) => [6, 7]; }",
                "new Net().Predict([[1, 2], [3, 4]])", "x[0]=1 x[1]=2 prediction=6; x[0]=3 x[1]=4 prediction=7");
            shapes.Captured("batch of vectors without a length",
                "class Net { [Monitored(Test.Model)] public double[] Predict(IReadOnlyList<ReadOnlyMemory<float>> x) => [6, 7]; }",
                "new Net().Predict([new float[] { 3, 4 }, new float[] { 5 }])",
                "x.length=2 x.mean=3.5 x.norm=5 prediction=6; x.length=1 x.mean=5 x.norm=5 prediction=7");
            shapes.Captured("batch with a vector for all rows",
                "class Net { [Monitored(Test.Model)] public double[] Predict(double[] x, [Feature(Length = 2)] float[] w) => [6, 7]; }",
                "new Net().Predict([1, 2], [3, 4])", "x=1 w[0]=3 w[1]=4 prediction=6; x=2 w[0]=3 w[1]=4 prediction=7");
            shapes.Captured("batch of objects with a vector",
                "record Row([property: Feature(Length = 2)] float[]? x); class Net { [Monitored(Test.Model)] public double[] Predict(Row?[] rows) => [6, 7, 8]; }",
                "new Net().Predict([new([1, 2]), null, new([3])])",
                "x[0]=1 x[1]=2 prediction=6; x[0]=missing x[1]=missing prediction=7; x[0]=3 x[1]=missing prediction=8");
            shapes.Captured("batch of a generic method",
                "class Net { [Monitored(Test.Model)] public IReadOnlyList<double> Predict<T>(IReadOnlyList<T> x) => [6, 7]; }",
                "new Net().Predict<int>([1, 2])", "x=1 prediction=6; x=2 prediction=7");
            shapes.Captured("batch of a generic type",
                "class Twice<T> { [Monitored(Test.Model)] public T[] Predict(T[] x) => x; }",
                "new Twice<float>().Predict([1, 2])", "x=1 prediction=1; x=2 prediction=2");
            shapes.Captured("batch through an interface",
                "interface INet { double[] Predict(double[] x); } class Net : INet { [Monitored(Test.Model)] public double[] Predict(double[] x) => [6, 7]; }",
                "((INet)new Net()).Predict([1, 2])", "x=1 prediction=6; x=2 prediction=7");
            shapes.Captured("span into span through a base",
                "abstract class Base { public abstract void Predict(ReadOnlySpan<double> x, Span<double> y); } class Net : Base { [Monitored(Test.Model)] public override void Predict(ReadOnlySpan<double> x, Span<double> y) => x.CopyTo(y); }",
                "Base net = new Net(); net.Predict([1, 2], new double[2]); return 0;", "x=1 prediction=1; x=2 prediction=2");
            shapes.Captured("batch in which a row violates a rule",
                "class Net { [Monitored(Test.Model)] public double[] Predict([Range(0, 5)] double[] x) => [6, 7]; }",
                "new Net().Predict([1, 9])", "x=1 prediction=6; x=9 prediction=7 (x range)");
            shapes.Captured("batch that is refused for one row",
                "class Net { [Monitored(Test.Model, Violations = ViolationPolicy.Throw)] public double[] Predict([Range(0, 5)] double[] x) => [6, 7]; }",
                "try { return new Net().Predict([1, 9]).Length; } catch (ValidationException) { return 0; }",
                "refused x=1 prediction=missing; refused x=9 prediction=missing (x range)");
            shapes.Captured("batch that the fallback answers for one row",
                "class Net { [Monitored(Test.Model, Violations = ViolationPolicy.Fallback, Fallback = nameof(Other))] public double[] Predict([Range(0, 5)] double[] x) => [6, 7]; public double[] Other(double[] x) => [8, 9]; }",
                "new Net().Predict([1, 9])", "fallback x=1 prediction=8; fallback x=9 prediction=9 (x range)");
            shapes.Captured("stream that the fallback answers",
                "class Net { [Monitored(Test.Model, Violations = ViolationPolicy.Fallback, Fallback = nameof(Other))] public IAsyncEnumerable<double> Predict([Range(0, 5)] double x) => throw new TimeoutException(); public async IAsyncEnumerable<double> Other(double x) { await Task.CompletedTask; yield return 8; } }",
                "new Net().Predict(9).ToBlockingEnumerable().Sum()", "fallback x=9 prediction=8 (x range)");
            shapes.Partly("rule of a whole batch",
                "class Net { [Monitored(Test.Model)] public double[] Predict([MaxLength(10)] double[] x) => [6, 7]; }",
                "new Net().Predict([1, 2])", "x=1 prediction=6; x=2 prediction=7", "MMON1020: x");
            shapes.Named("batch given out",
                "class Net { [Monitored(Test.Model)] public void Predict(double[] x, out double[] y) => y = x; }",
                "new Net().Predict([1, 2], out _); return 0;", "MMON1003: Monitored(Test.Model)");
            shapes.Named("batch of a fallback with another result",
                "class Net { [Monitored(Test.Model, Fallback = nameof(Other))] public double[] Predict(double[] x) => x; public List<double> Other(double[] x) => []; }",
                "new Net().Predict([1, 2])", "MMON1021: Monitored(Test.Model, Fallback = nameof(Other))");
            return shapes;
        }
    }
}
