namespace ModelMonitor.Statistics;

/// <summary>A metric of a 2×2 confusion matrix.</summary>
public enum ConfusionMetric
{
    /// <summary>(TP + TN)/n.</summary>
    Accuracy,

    /// <summary>TP/(TP + FP); undefined without predicted positives.</summary>
    Precision,

    /// <summary>TP/(TP + FN), the sensitivity; undefined without positives.</summary>
    Recall,

    /// <summary>TN/(TN + FP); undefined without negatives.</summary>
    Specificity,

    /// <summary>2TP/(2TP + FP + FN); undefined when all rows are true negatives.</summary>
    F1,

    /// <summary>(Recall + specificity)/2; undefined where either is.</summary>
    BalancedAccuracy,

    /// <summary>(TP·TN − FP·FN)/√((TP + FP)(TP + FN)(TN + FP)(TN + FN)) (MCC); undefined where a factor is 0.</summary>
    MatthewsCorrelation,
}
