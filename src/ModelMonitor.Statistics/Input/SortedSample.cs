namespace ModelMonitor.Statistics;

/// <summary>Checks of samples that must come in ascending order.</summary>
internal static class SortedSample
{
    public static void Require(ReadOnlySpan<double> sorted, string name)
    {
        for (var i = 0; i < sorted.Length; i++)
        {
            if (!double.IsFinite(sorted[i]))
            {
                throw new ArgumentException($"Value {i} is {sorted[i]}. Remove missing and infinite values; they have cells of their own.", name);
            }
            if (i > 0 && sorted[i] < sorted[i - 1])
            {
                throw new ArgumentException($"Value {i} is {sorted[i]}, which is less than the one before it. Sort the values first.", name);
            }
        }
    }
}
