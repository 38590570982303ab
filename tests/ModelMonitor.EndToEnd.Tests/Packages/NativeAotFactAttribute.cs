namespace ModelMonitor.EndToEnd.Packages;

/// <summary>A test that links a native program, skipped where there is nothing to link with.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeAotFactAttribute : FactAttribute
{
    public NativeAotFactAttribute() => Skip = Missing();

    private static string? Missing()
    {
        if (OperatingSystem.IsWindows())
        {
            return "The Native AOT consumer is tested on Linux and macOS.";
        }

        if (!OnPath("clang") && !OnPath("gcc"))
        {
            return "Native AOT needs a linker: install clang or gcc (Debian: apt-get install clang zlib1g-dev).";
        }

        return OperatingSystem.IsLinux() && !File.Exists("/usr/include/zlib.h")
            ? "Native AOT links zlib: install its development files (Debian: apt-get install zlib1g-dev)."
            : null;
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
