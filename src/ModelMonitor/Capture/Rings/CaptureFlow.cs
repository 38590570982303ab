namespace ModelMonitor.Capture;

/// <summary>Which agent was started in the current flow of execution; looked at only where several agents listen.</summary>
internal static class CaptureFlow
{
    private static readonly AsyncLocal<CaptureBuffers?> CurrentOwner = new();

    public static CaptureBuffers? Owner
    {
        get => CurrentOwner.Value;
        set => CurrentOwner.Value = value;
    }
}
