using System.Runtime.CompilerServices;

namespace ModelMonitor.Benchmarks.Capture;

/// <summary>The same models with and without monitoring.</summary>
public sealed class LoanModel
{
    /// <summary>The name of the model that takes almost no time: the worst case for the agent.</summary>
    public const string Name = "loan";

    /// <summary>The name of the model that takes as long as a small real one: 5 million predictions a second.</summary>
    public const string WorkingName = "working-loan";

    // Each product waits for the one before it, so that the time does not depend on the machine's vectors.
    private const int Steps = 72;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public double Bare(LoanApplication application) => Score(application);

    [Monitored(Name)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public double Monitored(LoanApplication application) => Score(application);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public double WorkingBare(LoanApplication application) => Work(application);

    [Monitored(WorkingName)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public double WorkingMonitored(LoanApplication application) => Work(application);

    private static double Score(LoanApplication application) =>
        application.InterestRate * 2 + application.DebtToIncome - application.Income * 1e-6 + application.Utilization * 0.1;

    private static double Work(LoanApplication application)
    {
        var score = application.InterestRate;
        for (var i = 0; i < Steps; i++)
        {
            score = score * 0.99 + application.DebtToIncome;
        }

        return score;
    }
}
