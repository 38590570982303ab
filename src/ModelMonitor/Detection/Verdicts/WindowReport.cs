namespace ModelMonitor.Detection;

/// <summary>What one window of predictions says about a model.</summary>
public sealed record WindowReport
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The model's version.</summary>
    public required string Version { get; init; }

    /// <summary>The baseline that the window was compared with.</summary>
    public required string BaselineId { get; init; }

    /// <summary>Whether it is a window of the options, or the sum of several.</summary>
    public WindowHorizon Horizon { get; init; }

    /// <summary>
    /// Whether the agent was late by more than a pane where windows go by time, so that predictions are missing that the
    /// next window has, or are there that belong to the one before.
    /// </summary>
    public bool IsLate { get; init; }

    /// <summary>The number of the window among those of its horizon, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>When the window began.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>When the window ended.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The predictions that returned in the window, from the model or its fallback.</summary>
    public required long Predictions { get; init; }

    /// <summary>
    /// Those of them that violate a rule under <see cref="ViolationPolicy.Flag"/>, and are kept out of the
    /// distributions.
    /// </summary>
    public required long Flagged { get; init; }

    /// <summary>Those of them that the fallback answered; kept out of the distributions.</summary>
    public required long FellBack { get; init; }

    /// <summary>The predictions that threw in the window.</summary>
    public required long Errors { get; init; }

    /// <summary>
    /// Those of them that were refused, since they violate a rule under <see cref="ViolationPolicy.Throw"/>; they fill
    /// a window as predictions that returned do.
    /// </summary>
    public required long Refused { get; init; }

    /// <summary>
    /// Rows of the distributions that the model made in the shadow of its fallback: predictions for nobody, and so in
    /// no count above.
    /// </summary>
    public required long Shadowed { get; init; }

    /// <summary>
    /// How often each rule was violated in the window, in the order of the schema; shares are of the predictions that
    /// returned or were refused.
    /// </summary>
    public required IReadOnlyList<RuleViolations> Violations { get; init; }

    /// <summary>Features first, then the outputs.</summary>
    public required IReadOnlyList<ColumnVerdict> Columns { get; init; }

    /// <summary>What is no single column: volume, latency, correlations, segments.</summary>
    public required IReadOnlyList<CheckVerdict> Checks { get; init; }

    /// <summary>What has changed, the most important first; empty where nothing has.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>How certain a change had to be.</summary>
    internal DecisionLevels? Levels { get; init; }

    /// <summary>The budget and the pace behind the levels, in words.</summary>
    internal string Budget { get; init; } = "";

    /// <summary>The worst state of the columns and the checks.</summary>
    public DriftState State => (DriftState)Math.Max(
        (int)Columns.Select(column => column.State).DefaultIfEmpty(DriftState.InsufficientData).Max(),
        (int)Checks.Select(check => check.State).DefaultIfEmpty(DriftState.NoData).Max());

    /// <summary>The verdict on a column.</summary>
    /// <exception cref="ArgumentException">The model has no such column.</exception>
    public ColumnVerdict this[string column] => Columns.FirstOrDefault(verdict => verdict.Name == column)
        ?? throw new ArgumentException(
            $"Model '{Model}' has no column '{column}'; it has {string.Join(", ", Columns.Select(verdict => verdict.Name))}.",
            nameof(column));
}
