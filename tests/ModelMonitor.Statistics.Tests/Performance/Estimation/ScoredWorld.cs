namespace ModelMonitor.Statistics.Tests;

/// <summary>
/// A classifier with one input x: it gives the score σ(x), the true P(label = 1 | x) is σ(slope·x + offset), and the
/// prediction is score ≥ ½. Slope 1 and offset 0 make the score calibrated.
/// </summary>
public sealed class ScoredWorld
{
    private ScoredWorld(double[] x, double[] scores, double[] probabilities, bool[] labels)
    {
        (X, Scores, Probabilities, Labels) = (x, scores, probabilities, labels);
        Predictions = Array.ConvertAll(scores, score => score >= 0.5);
        Correct = [.. labels.Zip(Predictions, (label, prediction) => label == prediction)];
        Confidences = Array.ConvertAll(scores, score => Math.Max(score, 1 - score));
    }

    public double[] X { get; }

    public double[] Scores { get; }

    /// <summary>The true probabilities.</summary>
    public double[] Probabilities { get; }

    public bool[] Labels { get; }

    public bool[] Predictions { get; }

    public bool[] Correct { get; }

    public double[] Confidences { get; }

    private (double Tp, double Fp, double Fn, double Tn) Cells
    {
        get
        {
            var cells = new double[4];
            for (var i = 0; i < Labels.Length; i++)
            {
                cells[(Labels[i] ? 0 : 1) + (Predictions[i] ? 0 : 2)]++;
            }
            return (cells[0], cells[1], cells[2], cells[3]);
        }
    }

    public double Accuracy => Correct.Count(right => right) / (double)Correct.Length;

    public static ScoredWorld Draw(int size, Random random, double mean = 0, double spread = 2, double slope = 1, double offset = 0)
    {
        var x = Enumerable.Range(0, size).Select(_ => mean + spread * Normal(random)).ToArray();
        var probabilities = Array.ConvertAll(x, value => Logistic(slope * value + offset));
        return new ScoredWorld(x, Array.ConvertAll(x, Logistic), probabilities, Array.ConvertAll(probabilities, p => random.NextDouble() < p));
    }

    public static double Normal(Random random)
        => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>A metric of the labels as they came.</summary>
    public double Realised(ConfusionMetric metric)
    {
        var (tp, fp, fn, tn) = Cells;
        return metric switch
        {
            ConfusionMetric.Accuracy => (tp + tn) / (tp + fp + fn + tn),
            ConfusionMetric.Precision => tp / (tp + fp),
            ConfusionMetric.Recall => tp / (tp + fn),
            ConfusionMetric.Specificity => tn / (tn + fp),
            ConfusionMetric.F1 => 2 * tp / (2 * tp + fp + fn),
            ConfusionMetric.BalancedAccuracy => (tp / (tp + fn) + tn / (tn + fp)) / 2,
            _ => (tp * tn - fp * fn) / Math.Sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)),
        };
    }
}
