using System.Globalization;

namespace ModelMonitor.Statistics.Tests;

/// <summary>The code of the package readme on performance, with the output it states.</summary>
public sealed class PerformanceReadmeExampleTests
{
    [Fact]
    public void Labels_and_scores()
    {
        var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };

        bool[] churned = [true, true, true, true, true, true, false, false, false, false, false, false];
        double[] scores = [0.9, 0.8, 0.7, 0.6, 0.55, 0.4, 0.5, 0.45, 0.4, 0.3, 0.2, 0.65];

        var auc = DeLong.Estimate(churned, scores);
        output.WriteLine($"AUC {auc.Auc:F3}, 95 % of [{auc.Interval().Low:F2}, {auc.Interval().High:F2}]");

        var matrix = new ConfusionMatrix(classes: 2);                // states add up over windows and machines
        var histogram = ScoreHistogram.ForProbabilities(cells: 20);
        for (var i = 0; i < churned.Length; i++)
        {
            matrix.Add(churned[i] ? 1 : 0, scores[i] >= 0.5 ? 1 : 0);
            histogram.Add(churned[i], scores[i]);
        }
        var churn = matrix.OneVsRest(1);
        output.WriteLine($"precision {churn.Precision:F2}, recall {churn.Recall:F2}, MCC {matrix.MatthewsCorrelation():F2}");
        output.WriteLine($"from cells, AUC {histogram.RocAuc.Auc:F3}, certainly in [{histogram.RocAuc.Low:F3}, {histogram.RocAuc.High:F3}]");

        output.ToString().ShouldBe(
            "AUC 0.847, 95 % of [0.61, 1.00]\n" +
            "precision 0.71, recall 0.83, MCC 0.51\n" +
            "from cells, AUC 0.847, certainly in [0.833, 0.861]\n");
    }
}
