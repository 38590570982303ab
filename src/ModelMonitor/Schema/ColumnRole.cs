namespace ModelMonitor.Schema;

/// <summary>What a column of a prediction row stands for.</summary>
public enum ColumnRole
{
    /// <summary>An input of the model.</summary>
    Feature,

    /// <summary>The predicted value or class.</summary>
    Prediction,

    /// <summary>The score or probability behind a predicted class.</summary>
    Score,

    /// <summary>The hash of the prediction's key; not monitored.</summary>
    Key,
}
