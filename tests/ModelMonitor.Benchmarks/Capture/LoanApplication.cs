namespace ModelMonitor.Benchmarks.Capture;

/// <summary>What a lender knows: 8 quantities and 2 categories.</summary>
public sealed record LoanApplication(
    double Income,
    double Amount,
    int TermMonths,
    double InterestRate,
    double DebtToIncome,
    int OpenAccounts,
    float Utilization,
    int Age,
    string Purpose,
    string Region)
{
    private static readonly string[] Purposes =
        ["debt_consolidation", "credit_card", "home_improvement", "major_purchase", "small_business", "car", "medical", "moving"];

    private static readonly string[] Regions = ["north", "south", "east", "west", "north-east", "south-west"];

    /// <summary>Applications as they might come in; texts are instances of their own, as if read from requests.</summary>
    public static LoanApplication[] Sample(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new LoanApplication(
            Math.Round(52_000 * Math.Exp(0.5 * Normal(random))),
            500 * random.Next(2, 80),
            random.Next(3) == 0 ? 60 : 36,
            0.08 + 0.03 * Normal(random),
            0.18 + 0.08 * Normal(random),
            random.Next(2, 28),
            random.NextSingle(),
            random.Next(21, 75),
            Pick(Purposes, random),
            Pick(Regions, random)))];
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    // The square makes the first ones more frequent than the last ones.
    private static string Pick(string[] names, Random random)
    {
        var share = random.NextDouble();
        return new(names[(int)(share * share * names.Length)].AsSpan());
    }
}
