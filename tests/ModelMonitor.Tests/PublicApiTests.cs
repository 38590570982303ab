using System.Runtime.CompilerServices;
using ModelMonitor.Hosting;
using ModelMonitor.Tests.Shared;

namespace ModelMonitor.Tests;

/// <summary>A change of the public surface shows as a difference of a file, so that none happens by accident.</summary>
public class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_one_that_was_reviewed()
        => TextSnapshot.Match(Folder(), "PublicApi", PublicSurface.Of(typeof(MonitoringAgent).Assembly));

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
