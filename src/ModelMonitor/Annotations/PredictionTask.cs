namespace ModelMonitor;

/// <summary>What a model predicts.</summary>
public enum PredictionTask
{
    /// <summary>
    /// Decided by the result's type: a number is a regression, a <see cref="bool"/> or a label with a
    /// <c>Probability</c> is binary, an enum or a string is multiclass.
    /// </summary>
    Inferred,

    /// <summary>A number; its distribution is monitored as <c>prediction</c>.</summary>
    Regression,

    /// <summary>One of two classes; a numeric result is the score of the positive class.</summary>
    Binary,

    /// <summary>One of several classes.</summary>
    Multiclass,
}
