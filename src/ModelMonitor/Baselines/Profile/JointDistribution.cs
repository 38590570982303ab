namespace ModelMonitor.Baselines;

/// <summary>The mean of random Fourier features over the rows' cell scores (Rahimi and Recht 2007), for MMD.</summary>
/// <param name="Seed">The seed of the features.</param>
/// <param name="Bandwidth">The bandwidth of the Gaussian kernel.</param>
/// <param name="Sums">The sum of each feature over the rows.</param>
/// <param name="Squares">The sum of the squared norms.</param>
/// <param name="Rows">The rows.</param>
/// <param name="NullSizes">Window sizes at which the null distribution was simulated, increasing.</param>
/// <param name="NullMeans">The mean of the unbiased squared MMD there.</param>
/// <param name="NullDeviations">Its standard deviation.</param>
/// <param name="NullSkewness">Its skewness.</param>
internal sealed record JointDistribution(
    int Seed, double Bandwidth, double[] Sums, double Squares, long Rows,
    int[] NullSizes, double[] NullMeans, double[] NullDeviations, double[] NullSkewness);
