using System.Diagnostics;
using System.Text;

namespace ModelMonitor.EndToEnd.Packages;

/// <summary>Runs programs, isolated from the build that runs the tests.</summary>
internal static class Command
{
    /// <summary>The command line of .NET.</summary>
    public static readonly string DotNet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    // A cold restore, build and Native AOT publish takes seconds; this only keeps a hanging tool from hanging the tests.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    private static readonly string[] Inherited =
        ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "NUGET_PACKAGES", "Configuration", "Platform"];

    public static async Task<CommandResult> RunAsync(
        string program, string[] arguments, string directory, IReadOnlyDictionary<string, string> environment)
    {
        var command = $"{program} {string.Join(' ', arguments)}";
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in Inherited)
        {
            start.Environment.Remove(name);
        }

        // Build servers would outlive the command and hold its output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = new Process { StartInfo = start };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{command}' took over {Limit}:\n{output}");
        }

        return new(command, process.ExitCode, output.ToString());
    }

    private static void Append(StringBuilder output, string? line)
    {
        if (line is not null)
        {
            lock (output)
            {
                output.AppendLine(line);
            }
        }
    }
}
