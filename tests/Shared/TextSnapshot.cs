namespace ModelMonitor.Tests.Shared;

/// <summary>
/// Compares text with a verified file. Set UPDATE_SNAPSHOTS=1 to accept what was received, and review the
/// difference in version control.
/// </summary>
internal static class TextSnapshot
{
    public static void Match(string folder, string name, string received) =>
        Compare(Path.Combine(folder, $"{name}.verified.txt"), received, Path.Combine(folder, $"{name}.received.txt"));

    /// <summary>Compares text with a file that is more than a snapshot, such as a page of the documentation.</summary>
    public static void MatchFile(string path, string received) => Compare(path, received, $"{path}.received");

    private static void Compare(string verifiedPath, string received, string receivedPath)
    {
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
        received.ShouldBe(verified, $"{Path.GetFileName(verifiedPath)} differs; set UPDATE_SNAPSHOTS=1 to accept it");
    }
}
