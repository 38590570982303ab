using System.Collections.Immutable;
using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Interception;

/// <summary>Where calls are not intercepted, the project compiles, and partial methods still capture.</summary>
public sealed class SettingsTests
{
    private const string Source = """
        public sealed partial class RentalModel
        {
            [Monitored("settings")]
            public double Predict(double x) => x;

            [Monitored("settings/partial")]
            public partial double Partial(double x);

            private double PartialCore(double x) => x;

            public double Call() => Predict(1) + Partial(2);
        }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("ModelMonitor.Generated.Inner")]
    [InlineData("ModelMonitor.Gen;Model")]
    public void A_namespace_that_is_not_opted_in_leaves_out_the_interceptors(string namespaces) =>
        ShouldCompile(new UserProject(Source) { InterceptorsNamespaces = namespaces }, intercepted: false);

    [Theory]
    [InlineData("ModelMonitor.Generated")]
    [InlineData("ModelMonitor")]
    [InlineData(";;A.B;ModelMonitor.Generated;C")]
    public void A_namespace_that_is_opted_in_by_itself_or_a_parent_gets_them(string namespaces) =>
        ShouldCompile(new UserProject(Source) { InterceptorsNamespaces = namespaces }, intercepted: true);

    [Theory]
    [InlineData("ModelMonitorGenerateInterceptors", "false", false)]
    [InlineData("ModelMonitorGenerateInterceptors", "FALSE", false)]
    [InlineData("ModelMonitorGenerateInterceptors", "true", true)]
    [InlineData("DesignTimeBuild", "true", false)]
    [InlineData("DesignTimeBuild", "", true)]
    public void Properties_of_the_project_switch_them_off(string property, string value, bool intercepted) =>
        ShouldCompile(
            new UserProject(Source) { Properties = ImmutableDictionary<string, string>.Empty.Add(property, value) }, intercepted);

    private static void ShouldCompile(UserProject project, bool intercepted)
    {
        var generated = project.Generate();

        generated.Files.Contains("Interceptors.g.cs").ShouldBe(intercepted);
        generated.Files.ShouldContain(file => file.StartsWith("RentalModel_Partial_", StringComparison.Ordinal));
        generated.Emit();
    }
}
