namespace ModelMonitor.EndToEnd.Packages;

/// <summary>Fresh projects outside the repository that use the packages as anyone would.</summary>
[Collection(PackageTests.Name)]
public sealed class ConsumerTests(LocalFeed feed)
{
    // The replay sends 1,000 predictions for the baseline, then four windows of 250 like it and four with a drifted distance.
    private const string Expected = "8 windows, 2000 predictions, 4 clean, drifted: distance prediction";

    [Theory]
    [InlineData("Direct", "Direct.dll")]
    [InlineData("OpenTelemetryOnly", "OpenTelemetryOnly.dll")]
    [InlineData("OwnInterceptors", "OwnInterceptors.dll")]
    [InlineData("Transitive/App", "App.dll")]
    public async Task Every_prediction_is_observed_and_drift_is_found_in(string project, string program)
    {
        var build = await feed.RunAsync(project, Command.DotNet, "build", "-c", "Release", "-o", "out", "-warnaserror");
        build.ShouldSucceed();

        var run = await feed.RunAsync(project, Command.DotNet, Path.Combine("out", program));
        run.ShouldSucceed().Output.ShouldContain(Expected);
    }

    [Fact]
    public async Task Generated_code_is_free_of_warnings_where_every_warning_is_an_error()
    {
        var build = await feed.RunAsync("Strict", Command.DotNet, "build", "-c", "Release", "-o", "out");
        build.ShouldSucceed();

        var run = await feed.RunAsync("Strict", Command.DotNet, Path.Combine("out", "Strict.dll"));
        run.ShouldSucceed().Output.ShouldContain("11 models, 15 predictions, sum 25, label True");
    }

    [NativeAotFact]
    public async Task A_native_AOT_application_is_published_without_warnings_and_finds_drift()
    {
        var publish = await feed.RunAsync(
            "NativeAot", Command.DotNet, "publish", "--use-current-runtime", "-c", "Release", "-o", "out", "-warnaserror");
        publish.ShouldSucceed().Output.ShouldNotContain("warning");

        var run = await feed.RunAsync("NativeAot", feed.PathTo("NativeAot/out/NativeAot"));
        run.ShouldSucceed().Output.ShouldContain(Expected);
    }
}
