namespace ModelMonitor.Statistics;

/// <summary>Checks of successes, trials and confidence at the public edge.</summary>
internal static class Trials
{
    public static void Require(long successes, long trials, string successesName, string trialsName, long minimum = 1)
    {
        if (trials < minimum)
        {
            throw new ArgumentOutOfRangeException(trialsName, trials, $"There must be at least {minimum} trials.");
        }
        if (successes < 0 || successes > trials)
        {
            throw new ArgumentOutOfRangeException(
                successesName, successes, $"Successes are counted among the {trials} trials: 0 to {trials}.");
        }
    }

    public static void RequireConfidence(double confidence)
    {
        if (!(confidence > 0 && confidence < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "Confidence lies strictly between 0 and 1, such as 0.95.");
        }
    }
}
