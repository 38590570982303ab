namespace ModelMonitor.EndToEnd.Packages;

/// <summary>What a command did.</summary>
/// <param name="Line">The program and its arguments.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to its output and its errors.</param>
internal sealed record CommandResult(string Line, int ExitCode, string Output)
{
    /// <summary>This result, if the command succeeded.</summary>
    public CommandResult ShouldSucceed()
    {
        ExitCode.ShouldBe(0, $"{Line}\n{Output}");
        return this;
    }
}
