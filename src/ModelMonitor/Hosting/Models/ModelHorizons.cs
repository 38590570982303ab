using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Detection;
using ModelMonitor.Schema;

namespace ModelMonitor.Hosting;

/// <summary>
/// What the panes of a model are judged in, each with a share of the budget of its own: the slices that a window fills in,
/// the window, and the slow horizon. Used by one thread at a time.
/// </summary>
internal sealed class ModelHorizons
{
    private readonly DriftDetector _detector;
    private readonly DriftDetector? _slowDetector;
    private readonly HorizonJudge _judge;
    private readonly HorizonJudge? _slowJudge;
    private readonly SlowWindow? _slow;

    /// <param name="baseline">What is compared with.</param>
    /// <param name="schema">The model.</param>
    /// <param name="options">How it is monitored.</param>
    /// <param name="size">How long its windows are.</param>
    /// <param name="shape">What is kept of them.</param>
    /// <param name="pace">How often panes are closed.</param>
    /// <param name="collaborators">What the models of the agent share.</param>
    public ModelHorizons(
        Baseline baseline, ModelSchema schema, ModelOptions options, WindowSize size, WindowShape shape, Pace pace,
        ModelCollaborators collaborators)
    {
        // Horizons judge one after the other, and compare in the same way.
        var comparisons = ColumnComparison.Of(baseline, options.Drift);
        var budget = new FalseAlarmBudget(options.FalseAlarmBudget, pace, BudgetShares.Windows);
        _detector = new(
            baseline, options.Drift, budget, size.Panes, schema.Rules,
            Checks(baseline, options.Drift, size.Panes, collaborators), options.Importance, comparisons);
        _judge = new(_detector, WindowHorizon.Window);
        var evidenceBudget = new FalseAlarmBudget(options.FalseAlarmBudget, pace, BudgetShares.Evidence, 1d / size.Slices);
        Evidence = new(baseline, options.Drift, evidenceBudget, size.Panes * size.Slices, options.Importance, comparisons);
        if (options.SlowWindows > 1)
        {
            var panes = options.SlowWindows * size.Panes;
            var slowBudget = new FalseAlarmBudget(options.FalseAlarmBudget, pace, BudgetShares.Slow, panes);
            // No check is made in it.
            _slow = new(shape.OfColumns(), panes);
            _slowDetector = new(baseline, options.Drift, slowBudget, rules: schema.Rules, importance: options.Importance, comparisons: comparisons);
            _slowJudge = new(_slowDetector, WindowHorizon.Slow);
        }
    }

    /// <summary>Judges windows while they fill.</summary>
    public EvidenceDetector Evidence { get; }

    /// <summary>Judges a window.</summary>
    public (WindowReport Report, IReadOnlyList<DriftTransition> Transitions) Judge(WindowCounts window) => _judge.Judge(window);

    /// <summary>Adds a pane that is closed to the slow horizon, and judges that where it is full.</summary>
    /// <param name="pane">The pane.</param>
    /// <param name="tell">Takes the report, and what it raises and clears.</param>
    public void AddSlow(WindowCounts pane, Action<WindowReport, IReadOnlyList<DriftTransition>> tell) => _slow?.Add(pane, window =>
    {
        var (report, transitions) = _slowJudge!.Judge(window);
        tell(report, transitions);
    });

    private static IReadOnlyList<WindowCheck> Checks(Baseline baseline, DriftOptions options, int panes, ModelCollaborators collaborators) =>
        [.. WindowChecks.For(baseline, options, panes, collaborators.Scores).Select(check => new GuardedCheck(check, collaborators.Faults.Count))];

    /// <summary>Goes on with the cross-check of p-values, one column at a time.</summary>
    /// <returns>Whether there was anything to do.</returns>
    public bool Calibrate() => _detector.Calibrate() || _slowDetector?.Calibrate() == true;
}
