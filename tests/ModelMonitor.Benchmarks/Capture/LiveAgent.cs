using System.Globalization;
using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Hosting;

namespace ModelMonitor.Benchmarks.Capture;

/// <summary>An agent at work on its own thread, that says at the end what became of the predictions.</summary>
internal sealed class LiveAgent : IDisposable
{
    private readonly MonitoringAgent _agent;
    private readonly string _model;
    private (long Predictions, long Dropped) _before;

    private LiveAgent(MonitoringAgent agent, string model) => (_agent, _model) = (agent, model);

    public static LiveAgent Start(string model, Action<ModelOptions> configure, Action<ModelMonitorOptions>? configureAgent = null) => new(
        MonitoringAgent.Start(options =>
        {
            configureAgent?.Invoke(options);
            configure(options.ForModel(model).UseBaseline(BaselineOf(model)));
        }),
        model);

    public void Drain() => _agent.Drain();

    /// <summary>Leaves what was predicted so far, when the agent's own code was still slow, out of the account.</summary>
    public void StartCounting()
    {
        Drain();
        _before = Fate();
    }

    /// <summary>Prints the losses into the log of the run: a figure with many drops is not one of capture.</summary>
    public void Dispose()
    {
        Drain();
        var (predictions, dropped) = Fate();
        predictions -= _before.Predictions;
        dropped -= _before.Dropped;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"// Fate: {predictions} predictions, {(double)dropped / predictions:P3} dropped"));
        _agent.Dispose();
    }

    private (long Predictions, long Dropped) Fate()
    {
        var status = _agent.Models.Single(status => status.Model == _model);
        return (status.Predictions, status.Dropped.Values.Sum());
    }

    // Made from applications like those that are predicted: nothing drifts, as on most days.
    public static Baseline BaselineOf(string model)
    {
        PredictionSource.TryFind(model, null, out var source);
        var predictor = new LoanModel();
        Func<LoanApplication, double> predict = model == LoanModel.WorkingName ? predictor.WorkingBare : predictor.Bare;
        return Baseline.FromRows(source!.Schema, LoanApplication.Sample(2_000, seed: 2).Select(application => (IReadOnlyList<object?>)
        [
            application.Income, application.Amount, application.TermMonths, application.InterestRate,
            application.DebtToIncome, application.OpenAccounts, application.Utilization, application.Age,
            application.Purpose, application.Region, predict(application),
        ]));
    }
}
