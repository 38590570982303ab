namespace ModelMonitor.Statistics;

/// <summary>A kernel that knows a faster way to all pairs than one call for each.</summary>
internal interface IPairKernel : IKernel
{
    void Fill(Rows rows, PairMatrix matrix);
}
