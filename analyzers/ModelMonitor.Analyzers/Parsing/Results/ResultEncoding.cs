using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>The column of an output and the task that follows from it.</summary>
internal sealed record ResultEncoding(PredictionTask Task, Column Column, ValueConversion Conversion)
{
    /// <summary>A result that is one value; <see langword="null"/> where the task does not fit it, here and below.</summary>
    public static ResultEncoding? OfScalar(Scalar scalar, PredictionTask task) => (scalar.Family, task) switch
    {
        (ScalarFamily.Integer or ScalarFamily.WideInteger or ScalarFamily.Real, _) when task != PredictionTask.Multiclass =>
            OfLoneScore(scalar, task, isProbability: false),
        (ScalarFamily.Integer, PredictionTask.Multiclass) => Class(scalar, task),
        (ScalarFamily.Real or ScalarFamily.WideInteger, _) => null,
        _ => OfLabel(scalar, task, hasProbability: false),
    };

    /// <summary>The predicted label of a result with members.</summary>
    public static ResultEncoding? OfLabel(Scalar scalar, PredictionTask task, bool hasProbability)
    {
        var inferred = task != PredictionTask.Inferred ? task
            : hasProbability || scalar.Family == ScalarFamily.Boolean ? PredictionTask.Binary
            : scalar.Family == ScalarFamily.Real ? PredictionTask.Regression
            : PredictionTask.Multiclass;
        return (scalar.Family, inferred) switch
        {
            (ScalarFamily.Boolean, PredictionTask.Binary) => Class(scalar, inferred),
            (ScalarFamily.Enum or ScalarFamily.Character or ScalarFamily.Text or ScalarFamily.Integer,
                PredictionTask.Binary or PredictionTask.Multiclass) => Class(scalar, inferred),
            (ScalarFamily.Integer or ScalarFamily.WideInteger or ScalarFamily.Real, PredictionTask.Regression) =>
                Number(scalar, inferred, ColumnRole.Prediction),
            _ => null,
        };
    }

    /// <summary>The score beside a label.</summary>
    public static ResultEncoding OfScore(Scalar scalar, PredictionTask task) => Number(scalar, task, ColumnRole.Score);

    /// <summary>A number alone: what a regression predicts, or the score of a binary model's positive class.</summary>
    public static ResultEncoding? OfLoneScore(Scalar scalar, PredictionTask task, bool isProbability) => task switch
    {
        PredictionTask.Inferred when isProbability => Number(scalar, PredictionTask.Binary, ColumnRole.Score),
        PredictionTask.Inferred or PredictionTask.Regression => Number(scalar, PredictionTask.Regression, ColumnRole.Prediction),
        PredictionTask.Binary => Number(scalar, task, ColumnRole.Score),
        _ => null,
    };

    private static ResultEncoding Number(Scalar scalar, PredictionTask task, ColumnRole role) =>
        Encode(scalar, task, role, FeatureEncoding.Number(scalar.NumberConversion));

    private static ResultEncoding Class(Scalar scalar, PredictionTask task) =>
        Encode(scalar, task, ColumnRole.Prediction, FeatureEncoding.Category(scalar));

    private static ResultEncoding Encode(Scalar scalar, PredictionTask task, ColumnRole role, FeatureEncoding encoding) => new(
        task,
        new(
            role == ColumnRole.Score ? "score" : "prediction",
            scalar.TypeName, encoding.Encoding, role, scalar.IsNullable, IsSensitive: false, encoding.Members),
        encoding.Conversion);
}
