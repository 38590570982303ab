using System.Runtime.CompilerServices;

namespace ModelMonitor.Benchmarks.Capture;

/// <summary>The same models with and without monitoring.</summary>
public sealed class LoanModel
{
    /// <summary>The name of the model that takes almost no time: the worst case for the agent.</summary>
    public const string Name = "loan";

    /// <summary>The name of the model that takes as long as a small real one: 5 million predictions a second.</summary>
    public const string WorkingName = "working-loan";

    /// <summary>The name of the model that takes many applications at once.</summary>
    public const string BatchName = "loan-batch";

    private const int Units = 48;
    private const int Inputs = 6;

    private static readonly double[] Weights = [.. Enumerable.Range(0, Units * Inputs).Select(i => Math.Sin(i * 0.7) * 0.3)];

    [MethodImpl(MethodImplOptions.NoInlining)]
    public double Bare(LoanApplication application) => Score(application);

    [Monitored(Name)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public double Monitored(LoanApplication application) => Score(application);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void BareBatch(ReadOnlySpan<LoanApplication> applications, Span<double> scores) => Score(applications, scores);

    [Monitored(BatchName)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void MonitoredBatch(ReadOnlySpan<LoanApplication> applications, Span<double> scores) => Score(applications, scores);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public double WorkingBare(LoanApplication application) => Work(application);

    [Monitored(WorkingName)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public double WorkingMonitored(LoanApplication application) => Work(application);

    private static double Score(LoanApplication application) =>
        application.InterestRate * 2 + application.DebtToIncome - application.Income * 1e-6 + application.Utilization * 0.1;

    private static void Score(ReadOnlySpan<LoanApplication> applications, Span<double> scores)
    {
        for (var i = 0; i < applications.Length; i++)
        {
            scores[i] = Score(applications[i]);
        }
    }

    // A layer of rectified units.
    private static double Work(LoanApplication application)
    {
        ReadOnlySpan<double> inputs =
        [
            1, application.Income * 1e-5, application.Amount * 1e-4, application.InterestRate * 10, application.DebtToIncome * 5,
            application.Utilization,
        ];
        var score = 0d;
        for (var unit = 0; unit < Units; unit++)
        {
            var weights = Weights.AsSpan(unit * Inputs, Inputs);
            var activation = 0d;
            for (var i = 0; i < weights.Length; i++)
            {
                activation += weights[i] * inputs[i];
            }

            score += Math.Max(0, activation);
        }

        return score;
    }
}
