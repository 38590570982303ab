namespace QuickStart.Screen;

/// <summary>A series as a line of blocks.</summary>
internal static class SparkLine
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>One block for each value; <paramref name="top"/> and more is a full block, NaN a blank.</summary>
    public static string Of(IEnumerable<double> values, double top) => string.Concat(values.Select(value => Block(value / top)));

    private static char Block(double share) =>
        double.IsNaN(share) ? ' ' : Blocks[(int)Math.Clamp(share * Blocks.Length, 0, Blocks.Length - 1)];
}
