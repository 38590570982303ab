namespace ModelMonitor.Statistics;

/// <summary>A two-proportion z test.</summary>
/// <param name="Z">The statistic; positive when the first proportion is larger.</param>
/// <param name="PValue">Asymptotic p-value in [0, 1].</param>
/// <param name="CohensH">The effect size 2·asin√p₁ − 2·asin√p₂, in [−π, π].</param>
/// <param name="Alternative">What was looked for.</param>
/// <param name="IsPooled">Whether the variance was that of one common proportion.</param>
/// <param name="FirstTrials">Trials of the first group.</param>
/// <param name="SecondTrials">Trials of the second group.</param>
public readonly record struct TwoProportionZResult(
    double Z, double PValue, double CohensH, Alternative Alternative, bool IsPooled, long FirstTrials, long SecondTrials);
