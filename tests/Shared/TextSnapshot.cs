namespace ModelMonitor.Tests.Shared;

/// <summary>
/// Compares text with a verified file. Set UPDATE_SNAPSHOTS=1 to accept what was received, and review the
/// difference in version control.
/// </summary>
internal static class TextSnapshot
{
    public static void Match(string folder, string name, string received)
    {
        var verifiedPath = Path.Combine(folder, $"{name}.verified.txt");
        var receivedPath = Path.Combine(folder, $"{name}.received.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(verifiedPath, received);
        }

        var verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath) : "";
        if (verified == received)
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, received);
        received.ShouldBe(verified, $"{name} differs from its snapshot; set UPDATE_SNAPSHOTS=1 to accept it");
    }
}
