using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text;
using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Schema;

namespace ModelMonitor.Analyzers.Tests.Baselines;

/// <summary>Projects with baselines that the runtime made from the schema of their own code.</summary>
internal static class TrainedProject
{
    public const string File = "/src/houses.baseline.json";

    /// <summary>The model's name in every source; a loaded program gets one of its own, since sources outlive their tests.</summary>
    private const string Name = "houses";

    private static int _count;

    public static UserProject With(string source, Baseline baseline) => With(source, JsonOf(baseline));

    public static UserProject With(string source, string json) =>
        new(source) { AdditionalFiles = new UserProject().AdditionalFiles.Add(File, json) };

    public static Baseline BaselineOf(string source) => BaselineOf(SchemaOf(source));

    /// <summary>A baseline of 300 rows: quantities from 0 to 299, every member of a type, and three cities.</summary>
    public static Baseline BaselineOf(ModelSchema schema) => Baseline.FromRows(schema, Enumerable.Range(0, 300).Select(row =>
        (IReadOnlyList<object?>)[.. schema.Columns.Where(column => column.IsMonitored).Select(column => Value(column, row))]));

    public static string JsonOf(Baseline baseline)
    {
        using var stream = new MemoryStream();
        baseline.Save(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The schema that the model of a program registers when it is loaded.</summary>
    public static ModelSchema SchemaOf(string source)
    {
        var schema = SchemasOf(source, Name).ShouldHaveSingleItem();
        return new(Name, schema.Version, schema.Task, schema.Method, schema.Columns);
    }

    /// <summary>The schemas of the models whose names begin so, by name.</summary>
    public static IReadOnlyList<ModelSchema> SchemasOf(string source, string prefix)
    {
        var name = $"{prefix} {Interlocked.Increment(ref _count)} ";
        var context = new AssemblyLoadContext("program", isCollectible: true);
        var image = new UserProject(source.Replace($"\"{prefix}", $"\"{name}", StringComparison.Ordinal)).Generate().Emit();
        RuntimeHelpers.RunModuleConstructor(context.LoadFromStream(new MemoryStream(image)).ManifestModule.ModuleHandle);
        ModelSchema[] schemas =
        [
            .. PredictionSourceRegistry.All.Select(registered => registered.Schema)
                .Where(schema => schema.Name.StartsWith(name, StringComparison.Ordinal))
                .OrderBy(schema => schema.Name, StringComparer.Ordinal),
        ];
        context.Unload();
        return schemas;
    }

    private static object? Value(ColumnSchema column, int row) =>
        column.Nullable && row % 10 == 0 ? null
        : column.Encoding == ColumnEncoding.Number ? row
        : column.Encoding == ColumnEncoding.Text ? new[] { "Oslo", "Rome", "Wien" }[row % 3]
        : column.Members is [] ? row % 5
        : column.Members[row % column.Members.Count].Name;
}
