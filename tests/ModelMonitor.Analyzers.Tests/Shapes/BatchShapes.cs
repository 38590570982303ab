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
            return shapes;
        }
    }
}
