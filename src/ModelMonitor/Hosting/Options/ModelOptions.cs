using ModelMonitor.Alerting;
using ModelMonitor.Baselines;
using ModelMonitor.Detection;

namespace ModelMonitor.Hosting;

/// <summary>How one model is monitored.</summary>
public sealed class ModelOptions
{
    internal const int MinWindowSize = 30;
    internal const int MaxWindowSize = 10_000_000;
    internal const int MaxPanes = 1_000;
    internal const int MaxSlowWindows = 1_000;
    internal const int MinBaselineSize = 30;
    internal const int MaxBaselineSize = 100_000;
    internal const int MaxOneIn = 1_000_000;
    internal const int MaxKeptReports = 10_000;
    internal const double MaxImportance = 1_000;
    internal static readonly TimeSpan MinFalseAlarmBudget = TimeSpan.FromHours(1);
    internal static readonly TimeSpan MaxFalseAlarmBudget = TimeSpan.FromDays(3652);

    private Baseline? _baseline;

    /// <summary>Whether the model is monitored; where not, a call costs a check of one field.</summary>
    /// <value>The default value is <see langword="true"/>.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>The predictions in a window, if windows go by count.</summary>
    /// <value>The default value is 500. Allowed: 30 to 10,000,000.</value>
    public int WindowSize { get; set; } = 500;

    /// <summary>The length of a window, if windows go by time; it then replaces <see cref="WindowSize"/>.</summary>
    /// <value>The default value is <see langword="null"/>: windows go by count. Allowed: 1 second to 31 days.</value>
    public TimeSpan? WindowDuration { get; set; }

    /// <summary>
    /// The panes that a window is made of: with 1 windows follow each other; with more, a window of the last panes
    /// is judged whenever one of them is full.
    /// </summary>
    /// <value>The default value is 1. Allowed: 1 to 1,000, and at most <see cref="WindowSize"/>.</value>
    public int Panes { get; set; } = 1;

    /// <summary>
    /// The windows that make up the slow horizon: their sum is judged too, each time so many have followed each other, and
    /// shows changes that are too small for one window. 0 or 1 for none.
    /// </summary>
    /// <value>The default value is 10. Allowed: 0 to 1,000.</value>
    public int SlowWindows { get; set; } = 10;

    /// <summary>The file of the baseline, <c>*.baseline.json</c>.</summary>
    /// <value>The default value is <see langword="null"/>: the baseline is learned.</value>
    public string? BaselinePath { get; set; }

    /// <summary>The predictions from which a baseline is learned where none is given.</summary>
    /// <value>The default value is 1,000. Allowed: 30 to 100,000.</value>
    public int BaselineSize { get; set; } = 1_000;

    /// <summary>Records one call in so many; the others are counted as sampled out.</summary>
    /// <value>The default value is 1: every call. Allowed: 1 to 1,000,000.</value>
    public int RecordOneIn { get; set; } = 1;

    /// <summary>Times one recorded call in so many; 0 times none. Reading the clock costs more than the capture.</summary>
    /// <value>The default value is 8. Allowed: 0 to 1,000,000.</value>
    public int TimeOneIn { get; set; } = 8;

    /// <summary>How many of the last windows <see cref="MonitoringAgent.Reports"/> keeps, and those of the slow horizon over as long a time; each takes some 400 bytes a column.</summary>
    /// <value>The default value is 1. Allowed: 1 to 10,000.</value>
    public int KeptReports { get; set; } = 1;

    /// <summary>
    /// The time in which the model may raise one false alarm, on average. How certain a change must be follows from it, from
    /// the pace of the windows and from the number of tests.
    /// </summary>
    /// <value>The default value is 30 days. Allowed: 1 hour to 3,652 days.</value>
    public TimeSpan FalseAlarmBudget { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// Names of features of categories that make segments, beside those that the code marks <see cref="SegmentAttribute"/>. A
    /// learned baseline counts them; one that is loaded has to be made with them. A name that is none is told in the log.
    /// </summary>
    /// <value>The default value is empty. Allowed: at most 4, with those of the code.</value>
    public IList<string> Segments { get; set; } = [];

    /// <summary>
    /// How much the model depends on its features, by name: findings are ordered by it, and it makes alarms more or less
    /// severe. Any scale will do; a feature that is not named has 1.
    /// </summary>
    /// <value>The default value is empty: all are equally important. Allowed: 0 to 1,000.</value>
    public IDictionary<string, double> Importance { get; private set; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>When a change is an alarm.</summary>
    public DriftOptions Drift { get; set; } = new();

    /// <summary>How often and of what alerts are sent.</summary>
    public AlertOptions Alerts { get; set; } = new();

    /// <summary>Compares the model with a baseline that was made or loaded in code; it precedes <see cref="BaselinePath"/>.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <returns>The same options.</returns>
    public ModelOptions UseBaseline(Baseline baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        _baseline = baseline;
        return this;
    }

    // No property: the configuration binder would try to bind it.
    internal Baseline? GivenBaseline() => _baseline;

    internal ModelOptions Copy()
    {
        var copy = (ModelOptions)MemberwiseClone();
        copy.Drift = Drift.Copy();
        copy.Segments = [.. Segments];
        copy.Importance = new Dictionary<string, double>(Importance, StringComparer.Ordinal);
        copy.Alerts = Alerts.Copy();
        return copy;
    }
}
