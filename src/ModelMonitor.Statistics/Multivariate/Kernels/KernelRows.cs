namespace ModelMonitor.Statistics;

/// <summary>Checks of two rows at the public edge of kernels.</summary>
internal static class KernelRows
{
    public static void Require(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"There are {y.Length} values of y and {x.Length} of x. Both rows must have the same columns.", nameof(y));
        }
        Sample.Require(x, nameof(x));
        Sample.Require(y, nameof(y));
    }
}
