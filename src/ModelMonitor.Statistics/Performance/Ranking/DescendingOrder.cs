namespace ModelMonitor.Statistics;

/// <summary>The order of scores from the highest to the lowest, ties in the order of the input.</summary>
internal static class DescendingOrder
{
    public static int[] Of(ReadOnlySpan<double> scores)
    {
        var keys = new (double Negated, int Index)[scores.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = (-scores[i], i);
        }
        Array.Sort(keys);
        return Array.ConvertAll(keys, key => key.Index);
    }
}
