namespace ModelMonitor.Analyzers.Tests.Shapes;

/// <summary>What a result can be.</summary>
internal static class ResultShapes
{
    public const string Section = "Results";

    public static ShapeSection All
    {
        get
        {
            var shapes = new ShapeSection(Section);
            shapes.Captured("double",
                "class Net { [Monitored(Test.Model)] public double Predict(double x) => 6; }",
                "new Net().Predict(3)", "x=3 prediction=6");
            shapes.Captured("float result",
                "class Net { [Monitored(Test.Model)] public float Predict(double x) => 1.5f; }",
                "new Net().Predict(3)", "x=3 prediction=1.5");
            shapes.Captured("integer result",
                "class Net { [Monitored(Test.Model)] public int Predict(double x) => 6; }",
                "new Net().Predict(3)", "x=3 prediction=6");
            shapes.Captured("nullable result",
                "class Net { [Monitored(Test.Model)] public double? Predict(double x) => null; }",
                "new Net().Predict(3)", "x=3 prediction=missing");
            shapes.Captured("bool result",
                "class Net { [Monitored(Test.Model)] public bool Predict(double x) => true; }",
                "new Net().Predict(3)", "x=3 prediction=true");
            shapes.Captured("enum result",
                "class Net { [Monitored(Test.Model)] public DayOfWeek Predict(double x) => DayOfWeek.Monday; }",
                "new Net().Predict(3)", "x=3 prediction=Monday");
            shapes.Captured("text result",
                """class Net { [Monitored(Test.Model)] public string Predict(double x) => "a"; }""",
                "new Net().Predict(3)", "x=3 prediction=a");
            shapes.Captured("label and probability in a tuple",
                "class Net { [Monitored(Test.Model)] public (bool PredictedLabel, float Probability) Predict(double x) => (true, 0.5f); }",
                "new Net().Predict(3)", "x=3 prediction=true score=0.5");
            shapes.Captured("record with a score",
                "record Out(double Score); class Net { [Monitored(Test.Model)] public Out Predict(double x) => new(6); }",
                "new Net().Predict(3)", "x=3 prediction=6");
            shapes.Captured("class with label and score",
                "class Out { public uint PredictedLabel => 2; public float Score => 0.5f; } class Net { [Monitored(Test.Model)] public Out Predict(double x) => new(); }",
                "new Net().Predict(3)", "x=3 prediction=2 score=0.5");
            shapes.Captured("struct with a probability",
                "struct Out { public double Probability => 0.5; } class Net { [Monitored(Test.Model)] public Out Predict(double x) => new(); }",
                "new Net().Predict(3)", "x=3 score=0.5");
            shapes.Captured("null result object",
                "record Out(double Score); class Net { [Monitored(Test.Model)] public Out? Predict(double x) => null; }",
                "new Net().Predict(3)", "x=3 prediction=missing");
            shapes.Captured("task",
                "class Net { [Monitored(Test.Model)] public Task<double> Predict(double x) => Task.FromResult(6.0); }",
                "new Net().Predict(3)", "x=3 prediction=6");
            shapes.Captured("value task",
                "class Net { [Monitored(Test.Model)] public ValueTask<double> Predict(double x) => new(6.0); }",
                "new Net().Predict(3)", "x=3 prediction=6");
            shapes.Captured("task that completes later",
                "class Net { [Monitored(Test.Model)] public async Task<double> Predict(double x) { await Task.Yield(); return 2 * x; } }",
                "new Net().Predict(3).Result", "x=3 prediction=6");
            shapes.Captured("value task that completes later",
                "class Net { [Monitored(Test.Model)] public async ValueTask<double> Predict(double x) { await Task.Yield(); return 2 * x; } }",
                "new Net().Predict(3).AsTask().Result", "x=3 prediction=6");
            shapes.Captured("task of a tuple",
                "class Net { [Monitored(Test.Model)] public Task<(bool PredictedLabel, float Score)> Predict(double x) => Task.FromResult((true, 0.5f)); }",
                "new Net().Predict(3)", "x=3 prediction=true score=0.5");
            shapes.Captured("async stream",
                "class Net { [Monitored(Test.Model)] public async IAsyncEnumerable<double> Predict(double x) { await Task.CompletedTask; yield return x; yield return 2 * x; } }",
                "new Net().Predict(3).ToBlockingEnumerable().Sum()", "x=3 prediction=3; x=3 prediction=6");
            shapes.Captured("out result of a void method",
                "class Net { [Monitored(Test.Model)] public void Predict(double x, out double score) => score = 2 * x; }",
                "new Net().Predict(3, out var score); return score;", "x=3 prediction=6");
            shapes.Captured("out label and out probability",
                "class Net { [Monitored(Test.Model)] public void Predict(double x, out bool predictedLabel, out float probability) => (predictedLabel, probability) = (true, 0.5f); }",
                "new Net().Predict(3, out _, out _); return 0;", "x=3 prediction=true score=0.5");
            shapes.Captured("Try method that succeeds",
                "class Net { [Monitored(Test.Model)] public bool TryPredict(double x, out double result) { result = 2 * x; return true; } }",
                "new Net().TryPredict(3, out _)", "x=3 prediction=6");
            shapes.Captured("Try method that fails",
                "class Net { [Monitored(Test.Model)] public bool TryPredict(double x, out double result) { result = 0; return false; } }",
                "new Net().TryPredict(3, out _)", "x=3 prediction=missing");
            shapes.Captured("model that throws",
                "class Net { [Monitored(Test.Model)] public double Predict(double x) => throw new TimeoutException(); }",
                "try { new Net().Predict(3); return 1; } catch (TimeoutException) { return 2; }", "error");
            shapes.Named("void without a result",
                "class Net { [Monitored(Test.Model)] public void Predict(double x) => GC.KeepAlive(this); }",
                "new Net().Predict(3); return 0;", "MMON1003: Monitored(Test.Model)");
            shapes.Named("object",
                "class Net { [Monitored(Test.Model)] public object Predict(double x) => 6; }",
                "new Net().Predict(3); return 0;", "MMON1003: Monitored(Test.Model)");
            shapes.Named("record without a score",
                "record Out(double Price); class Net { [Monitored(Test.Model)] public Out Predict(double x) => new(6); }",
                "new Net().Predict(3); return 0;", "MMON1003: Monitored(Test.Model)");
            shapes.Named("task without a result",
                "class Net { [Monitored(Test.Model)] public Task Predict(double x) => Task.CompletedTask; }",
                "new Net().Predict(3); return 0;", "MMON1003: Monitored(Test.Model)");
            shapes.Named("date as a result",
                "class Net { [Monitored(Test.Model)] public DateTime Predict(double x) => default; }",
                "new Net().Predict(3); return 0;", "MMON1003: Monitored(Test.Model)");
            shapes.Named("enumerable",
                "class Net { [Monitored(Test.Model)] public IEnumerable<double> Predict(double x) => []; }",
                "new Net().Predict(3); return 0;", "MMON1003: Monitored(Test.Model)");
            shapes.Named("array without a collection of inputs",
                "class Net { [Monitored(Test.Model)] public double[] Predict(double x) => []; }",
                "new Net().Predict(3); return 0;", "MMON1003: Monitored(Test.Model)");
            return shapes;
        }
    }
}
