using ModelMonitor.Analyzers.Collections;

namespace ModelMonitor.Analyzers.Emission;

/// <summary>Prints the module initialiser by which agents know the models before their first prediction.</summary>
internal static class RegistrationEmitter
{
    public const string HintName = "Registration.g.cs";

    /// <param name="captures">The fully qualified names of the capturing types.</param>
    public static string Emit(EquatableArray<string> captures)
    {
        var writer = new SourceWriter();
        writer.Open($"namespace {RuntimeNames.GeneratedNamespace}");
        writer.Line(RuntimeNames.TypeAttributes);
        writer.Open("file static class Registration");
        writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        writer.Open("internal static void Register()");
        foreach (var capture in captures)
        {
            writer.Line($"global::System.GC.KeepAlive({capture}.Source);");
        }

        writer.Close();
        writer.Close();
        writer.Close();
        return writer.ToString();
    }
}
