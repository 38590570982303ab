namespace ModelMonitor.Statistics;

/// <summary>
/// A metric of a confusion matrix and its derivatives by the four cells, for the delta method. All metrics keep their
/// value when all cells are scaled, so the cells may be counts, expected counts or weights.
/// </summary>
internal readonly record struct MetricGradient(double Value, double TruePositive, double FalsePositive, double FalseNegative, double TrueNegative)
{
    public static MetricGradient Of(ConfusionMetric metric, double tp, double fp, double fn, double tn) => metric switch
    {
        ConfusionMetric.Accuracy => Accuracy(tp, fp, fn, tn),
        ConfusionMetric.Precision => Precision(tp, fp),
        ConfusionMetric.Recall => Recall(tp, fn),
        ConfusionMetric.Specificity => Specificity(fp, tn),
        ConfusionMetric.F1 => F1(tp, fp, fn),
        ConfusionMetric.BalancedAccuracy => Mean(Recall(tp, fn), Specificity(fp, tn)),
        ConfusionMetric.MatthewsCorrelation => MatthewsCorrelation(tp, fp, fn, tn),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "This is not a metric of a confusion matrix."),
    };

    private static MetricGradient Accuracy(double tp, double fp, double fn, double tn)
    {
        var total = tp + fp + fn + tn;
        var (value, wrong) = ((tp + tn) / total, (fp + fn) / total);
        return new(value, wrong / total, -value / total, -value / total, wrong / total);
    }

    private static MetricGradient Precision(double tp, double fp)
    {
        var predicted = tp + fp;
        var value = tp / predicted;
        return new(value, fp / predicted / predicted, -value / predicted, 0, 0);
    }

    private static MetricGradient Recall(double tp, double fn)
    {
        var positives = tp + fn;
        var value = tp / positives;
        return new(value, fn / positives / positives, 0, -value / positives, 0);
    }

    private static MetricGradient Specificity(double fp, double tn)
    {
        var negatives = tn + fp;
        var value = tn / negatives;
        return new(value, 0, -value / negatives, 0, fp / negatives / negatives);
    }

    private static MetricGradient F1(double tp, double fp, double fn)
    {
        var sum = 2 * tp + fp + fn;
        var value = 2 * tp / sum;
        return new(value, 2 * (fp + fn) / sum / sum, -value / sum, -value / sum, 0);
    }

    private static MetricGradient MatthewsCorrelation(double tp, double fp, double fn, double tn)
    {
        var (predictedPositives, predictedNegatives, positives, negatives) = (tp + fp, tn + fn, tp + fn, tn + fp);
        var root = Math.Sqrt(predictedPositives) * Math.Sqrt(predictedNegatives) * Math.Sqrt(positives) * Math.Sqrt(negatives);
        var value = (tp * tn - fp * fn) / root;
        return new(
            Math.Clamp(value, -1, 1),
            tn / root - value / 2 * (1 / predictedPositives + 1 / positives),
            -fn / root - value / 2 * (1 / predictedPositives + 1 / negatives),
            -fp / root - value / 2 * (1 / predictedNegatives + 1 / positives),
            tp / root - value / 2 * (1 / predictedNegatives + 1 / negatives));
    }

    private static MetricGradient Mean(in MetricGradient a, in MetricGradient b) => new(
        (a.Value + b.Value) / 2, (a.TruePositive + b.TruePositive) / 2, (a.FalsePositive + b.FalsePositive) / 2,
        (a.FalseNegative + b.FalseNegative) / 2, (a.TrueNegative + b.TrueNegative) / 2);
}
