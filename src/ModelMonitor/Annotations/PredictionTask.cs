namespace ModelMonitor;

/// <summary>What a model predicts.</summary>
/// <remarks>
/// A result, or its member <c>PredictedLabel</c>, is monitored as <c>prediction</c>; its member <c>Probability</c>
/// or else <c>Score</c> as <c>score</c>. A <c>Score</c> alone is the prediction of a regression.
/// </remarks>
public enum PredictionTask
{
    /// <summary>
    /// Decided by the result: a number is a regression; a <see cref="bool"/>, a label with a <c>Probability</c>, or
    /// a <c>Probability</c> alone is binary; an enum, a string, a character or an integer label is multiclass.
    /// </summary>
    Inferred,

    /// <summary>A number; its distribution is monitored as <c>prediction</c>.</summary>
    Regression,

    /// <summary>
    /// One of two classes; a number alone is the score of the positive class, monitored as <c>score</c>.
    /// </summary>
    Binary,

    /// <summary>One of several classes; an integer is the code of one.</summary>
    Multiclass,
}
