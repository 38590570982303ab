using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Generation;

/// <summary>Generated code adds no warning to a project that has every warning on.</summary>
public sealed class CleanCompilationTests
{
    private const string Odd = """
        #pragma warning disable EXP1, CS0612, CS0618, CS1591, CS3001, CS3002, IL2026
        using System.Diagnostics.CodeAnalysis;

        [assembly: CLSCompliant(true)]

        public sealed record Input(double Temp, string? Station)
        {
            [Obsolete("use Temp")] public double Old => Temp;

            [Obsolete("gone", error: true)] public double Gone => 0;

            [Experimental("EXP2")] public double Early => 0;
        }

        public sealed partial class Model
        {
            [Monitored("obsolete"), Obsolete("old")] public double Obsolete(Input input) => 1;

            [Monitored("experimental"), Experimental("EXP1")] public double Experimental(Input input) => 1;

            [Monitored("trimmed"), RequiresUnreferencedCode("reads \"everything\"", Url = "https://example.com")] public double Trimmed(double x) => x;

            [Monitored("null")][return: MaybeNull] public string Maybe([AllowNull] string text, [NotNullWhen(true)] out string? other)
            {
                other = text;
                return text;
            }

            [Monitored("unsigned")] public uint Unsigned(ulong x, nuint y) => 1;

            [Monitored("checked")] public double Checked(decimal x, [PredictionKey] ulong key) => checked((double)x + key);

        #nullable disable
            [Monitored("oblivious")] public string Oblivious(string text, Input input) => text;

            [Monitored("oblivious/partial")] public partial string Partial(string text);

            private string PartialCore(string text) => text;
        #nullable restore

            public double Call()
            {
                Maybe(null, out _);
                Oblivious(null, null);
                return Obsolete(new(1, null)) + Experimental(new(1, null)) + Trimmed(1) + Unsigned(1, 1) + Checked(1, 1);
            }
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_file_has_a_warning(bool checkOverflow)
    {
        var generated = new UserProject(Odd) { DocumentationMode = DocumentationMode.Diagnose }.Generate();
        var options = ((CSharpCompilationOptions)generated.Compilation.Options).WithOverflowChecks(checkOverflow);
        generated.Files.Count.ShouldBe(10);

        generated.Compilation.WithOptions(options).GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Info && !diagnostic.IsSuppressed)
            .Select(diagnostic => diagnostic.ToString())
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_warning_about_a_model_stays_with_its_caller()
    {
        var interceptors = new UserProject(Odd).Generate().Source("Interceptors");

        interceptors.ShouldContain("[global::System.ObsoleteAttribute(\"old\")]");
        interceptors.ShouldContain("[global::System.Diagnostics.CodeAnalysis.ExperimentalAttribute(\"EXP1\")]");
        interceptors.ShouldContain(
            "[global::System.Diagnostics.CodeAnalysis.RequiresUnreferencedCodeAttribute(\"reads \\\"everything\\\"\", Url = \"https://example.com\")]");
    }
}
