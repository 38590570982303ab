using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace ModelMonitor.Statistics.Tests;

/// <summary>Binary labels with scores in [0, 1], many of them tied, and weights.</summary>
public sealed record LabelledRows(bool[] Actual, double[] Scores, double[] Weights)
{
    /// <summary>1 to 40 rows; one sample in five has a single class.</summary>
    public static Gen<LabelledRows> Any { get; } =
        from size in Gen.Choose(1, 40)
        from levels in Gen.Elements(1, 2, 5, 1000)
        from positivesPerTen in Gen.Frequency((8, Gen.Choose(1, 9)), (2, Gen.Elements(0, 10)))
        from scores in Gen.Choose(0, levels).ArrayOf(size)
        from draws in Gen.Choose(0, 9).ArrayOf(size)
        from weights in Gen.Choose(1, 40).ArrayOf(size)
        select new LabelledRows(
            Array.ConvertAll(draws, draw => draw < positivesPerTen),
            Array.ConvertAll(scores, score => (double)score / levels),
            Array.ConvertAll(weights, weight => weight / 10.0));

    public static Gen<(LabelledRows First, LabelledRows Second)> Pairs { get; } =
        from first in Any
        from second in Any
        select (first, second);

    public bool HasBothClasses => Actual.Contains(true) && Actual.Contains(false);

    /// <summary>The probabilistic cases of scikit-learn.</summary>
    public static LabelledRows Of(JsonElement inputs) => new(
        [.. inputs.Counts("y_true").Select(label => label == 1)],
        inputs.Numbers("p"),
        inputs.Has("sample_weight") ? inputs.Numbers("sample_weight") : []);

    public LabelledRows And(LabelledRows other)
        => new([.. Actual, .. other.Actual], [.. Scores, .. other.Scores], [.. Weights, .. other.Weights]);

    /// <summary>Σ of a function of every pair of a positive and a negative row.</summary>
    public double OverPairs(Func<int, int, double> value)
    {
        var sum = 0.0;
        for (var i = 0; i < Actual.Length; i++)
        {
            for (var j = 0; j < Actual.Length; j++)
            {
                sum += Actual[i] && !Actual[j] ? value(i, j) : 0;
            }
        }
        return sum;
    }

    /// <summary>1 when the first score is higher, ½ when they are equal.</summary>
    public static double Wins(double first, double second) => first > second ? 1 : first == second ? 0.5 : 0;
}
