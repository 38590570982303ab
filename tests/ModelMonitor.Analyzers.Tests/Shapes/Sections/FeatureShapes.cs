namespace ModelMonitor.Analyzers.Tests.Shapes;

/// <summary>What a feature can be.</summary>
internal static class FeatureShapes
{
    public const string Section = "Features";

    public static ShapeSection All
    {
        get
        {
            var shapes = new ShapeSection(Section);
            shapes.Captured("signed and unsigned integers",
                "class Net { [Monitored(Test.Model)] public double Predict(ulong x) => 6; }",
                "new Net().Predict(3)", "x=3 prediction=6");
            shapes.Captured("128-bit integer",
                "class Net { [Monitored(Test.Model)] public double Predict(Int128 x) => 6; }",
                "new Net().Predict(3)", "x=3 prediction=6");
            shapes.Captured("native integer",
                "class Net { [Monitored(Test.Model)] public double Predict(nint x) => 6; }",
                "new Net().Predict(3)", "x=3 prediction=6");
            shapes.Captured("float",
                "class Net { [Monitored(Test.Model)] public double Predict(float x) => 6; }",
                "new Net().Predict(1.5f)", "x=1.5 prediction=6");
            shapes.Captured("half",
                "class Net { [Monitored(Test.Model)] public double Predict(Half x) => 6; }",
                "new Net().Predict((Half)1.5)", "x=1.5 prediction=6");
            shapes.Captured("decimal",
                "class Net { [Monitored(Test.Model)] public double Predict(decimal x) => 6; }",
                "new Net().Predict(1.5m)", "x=1.5 prediction=6");
            shapes.Captured("nullable number",
                "class Net { [Monitored(Test.Model)] public double Predict(int? x) => 6; }",
                "new Net().Predict(null)", "x=missing prediction=6");
            shapes.Captured("NaN is missing",
                "class Net { [Monitored(Test.Model)] public double Predict(double x) => 6; }",
                "new Net().Predict(double.NaN)", "x=missing prediction=6");
            shapes.Captured("boolean",
                "class Net { [Monitored(Test.Model)] public double Predict(bool x) => 6; }",
                "new Net().Predict(true)", "x=true prediction=6");
            shapes.Captured("nullable boolean",
                "class Net { [Monitored(Test.Model)] public double Predict(bool? x) => 6; }",
                "new Net().Predict(null)", "x=missing prediction=6");
            shapes.Captured("character",
                "class Net { [Monitored(Test.Model)] public double Predict(char x) => 6; }",
                "new Net().Predict('a')", "x=97 prediction=6");
            shapes.Captured("text",
                "class Net { [Monitored(Test.Model)] public double Predict(string x) => 6; }",
                """new Net().Predict("a")""", "x=a prediction=6");
            shapes.Captured("null text",
                "class Net { [Monitored(Test.Model)] public double Predict(string? x) => 6; }",
                "new Net().Predict(null)", "x=missing prediction=6");
            shapes.Captured("enum",
                "class Net { [Monitored(Test.Model)] public double Predict(DayOfWeek x) => 6; }",
                "new Net().Predict(DayOfWeek.Monday)", "x=Monday prediction=6");
            shapes.Captured("time span in seconds",
                "class Net { [Monitored(Test.Model)] public double Predict(TimeSpan x) => 6; }",
                "new Net().Predict(TimeSpan.FromMinutes(2))", "x=120 prediction=6");
            shapes.Captured("date and time in seconds",
                "class Net { [Monitored(Test.Model)] public double Predict(DateTime x) => 6; }",
                "new Net().Predict(DateTime.UnixEpoch.AddSeconds(5))", "x=5 prediction=6");
            shapes.Captured("date",
                "class Net { [Monitored(Test.Model)] public double Predict(DateOnly x) => 6; }",
                "new Net().Predict(new DateOnly(1970, 1, 2))", "x=86400 prediction=6");
            shapes.Captured("time of day",
                "class Net { [Monitored(Test.Model)] public double Predict(TimeOnly x) => 6; }",
                "new Net().Predict(new TimeOnly(1, 0))", "x=3600 prediction=6");
            shapes.Captured("time with offset",
                "class Net { [Monitored(Test.Model)] public double Predict(DateTimeOffset x) => 6; }",
                "new Net().Predict(DateTimeOffset.UnixEpoch)", "x=0 prediction=6");
            shapes.Captured("hour of a date",
                "class Net { [Monitored(Test.Model)] public double Predict([Feature(Kind = FeatureKind.HourOfDay)] DateTime x) => 6; }",
                "new Net().Predict(new DateTime(2026, 1, 1, 15, 0, 0))", "x=15 prediction=6");
            shapes.Captured("number as category",
                "class Net { [Monitored(Test.Model)] public double Predict([Feature(Kind = FeatureKind.Categorical)] int x) => 6; }",
                "new Net().Predict(7)", "x=7 prediction=6");
            shapes.Captured("renamed",
                """class Net { [Monitored(Test.Model)] public double Predict([Feature(Name = "x")] double other) => 6; }""",
                "new Net().Predict(1)", "x=1 prediction=6");
            shapes.Captured("sensitive text",
                "class Net { [Monitored(Test.Model)] public double Predict([Sensitive] string x) => 6; }",
                """new Net().Predict("a")""", "x=#ca978112ca1bbdca prediction=6");
            shapes.Captured("segments by a category",
                "class Net { [Monitored(Test.Model)] public double Predict([Segment] string x) => 6; }",
                """new Net().Predict("a")""", "x=a prediction=6");
            shapes.Captured("properties of a class",
                "class Hour { public double x { get; set; } public string? y { get; init; } } class Net { [Monitored(Test.Model)] public double Predict(Hour hour) => 2 * hour.x; }",
                "new Net().Predict(new Hour { x = 3 })", "x=3 y=missing prediction=6");
            shapes.Captured("null object",
                "class Hour { public double x { get; set; } } class Net { [Monitored(Test.Model)] public double Predict(Hour? hour) => 6; }",
                "new Net().Predict(null)", "x=missing prediction=6");
            shapes.Captured("properties of a record",
                "record Hour(double x, [property: NotFeature] int y); class Net { [Monitored(Test.Model)] public double Predict(Hour hour) => 2 * hour.x; }",
                "new Net().Predict(new(3, 1))", "x=3 prediction=6");
            shapes.Captured("fields of a struct",
                "struct Hour { public double x; } class Net { [Monitored(Test.Model)] public double Predict(Hour hour) => 2 * hour.x; }",
                "new Net().Predict(new() { x = 3 })", "x=3 prediction=6");
            shapes.Captured("nullable struct",
                "record struct Hour(double x); class Net { [Monitored(Test.Model)] public double Predict(Hour? hour) => 6; }",
                "new Net().Predict(null)", "x=missing prediction=6");
            shapes.Captured("inherited properties",
                "class Base { public double x => 3; } class Hour : Base { public double y => 1; } class Net { [Monitored(Test.Model)] public double Predict(Hour hour) => 2 * hour.x; }",
                "new Net().Predict(new())", "x=3 y=1 prediction=6");
            shapes.Captured("object in an object",
                "record Zip(int Code); record Hour(double x, Zip Zip); class Net { [Monitored(Test.Model)] public double Predict(Hour hour) => 2 * hour.x; }",
                "new Net().Predict(new(3, new(9)))", "x=3 Zip.Code=9 prediction=6");
            shapes.Partly("object in an object in an object",
                "record A(double v); record B(A A); record Hour(double x, B B); class Net { [Monitored(Test.Model)] public double Predict(Hour hour) => 2 * hour.x; }",
                "new Net().Predict(new(3, new(new(1))))", "x=3 prediction=6", "MMON1006: A");
            shapes.Captured("tuple",
                "class Net { [Monitored(Test.Model)] public double Predict((double x, int y) hour) => 2 * hour.x; }",
                "new Net().Predict((3, 1))", "x=3 y=1 prediction=6");
            shapes.Captured("two objects, told apart by a prefix",
                """record Hour(double x); class Net { [Monitored(Test.Model)] public double Predict([Feature(Name = "a")] Hour now, [Feature(Name = "b")] Hour then) => now.x + then.x; }""",
                "new Net().Predict(new(1), new(2))", "a.x=1 b.x=2 prediction=3");
            shapes.Named("two features of one name",
                "record Hour(double x); class Net { [Monitored(Test.Model)] public double Predict(Hour now, Hour then) => now.x + then.x; }",
                "new Net().Predict(new(1), new(2))", "MMON1007: Monitored(Test.Model)");
            return shapes;
        }
    }
}
