using System.Buffers;

namespace ModelMonitor.Statistics;

public static partial class RocAuc
{
    /// <summary>
    /// One-vs-rest for many classes: the mean area of each class against all others by its own score. O(K·n log n). It moves
    /// with the frequencies of the classes, as the rest is made of them; <see cref="OneVsOne"/> does not.
    /// </summary>
    /// <param name="actual">The actual class of each row, 0 … K − 1; at least one row.</param>
    /// <param name="scores">The scores of each row, one for each of K ≥ 2 classes, all finite.</param>
    /// <param name="average">Plain mean over classes, or weighted by their actual rows.</param>
    /// <returns>
    /// The mean over the classes that occur, where scikit-learn refuses labels without one of the classes; NaN when only one
    /// occurs.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, there are no rows, a label is out of range or a score is not finite.
    /// </exception>
    public static double OneVsRest(ReadOnlySpan<int> actual, Rows scores, ClassAverage average = ClassAverage.Macro)
    {
        ClassLabels.Require(actual, scores, nameof(scores));
        using var column = new ScoreColumn(actual.Length);
        var mean = new MetricMean(ZeroDivision.Undefined);
        for (var label = 0; label < scores.Dimensions; label++)
        {
            column.Clear();
            for (var i = 0; i < actual.Length; i++)
            {
                column.Add(actual[i] == label, scores[i][label]);
            }
            if (column.Positives > 0)
            {
                mean.Add(column.Area(), average == ClassAverage.Weighted ? column.Positives : 1);
            }
        }
        return mean.Mean;
    }

    /// <summary>
    /// One-vs-one for many classes, macro (Hand and Till 2001): for each pair of classes the mean of two areas, the rows of
    /// both by the score of the one and by that of the other. Insensitive to the frequencies of the classes.
    /// O(K²·n + K·n log n).
    /// </summary>
    /// <param name="actual">The actual class of each row, 0 … K − 1; at least one row.</param>
    /// <param name="scores">The scores of each row, one for each of K ≥ 2 classes, all finite.</param>
    /// <returns>The mean over the pairs of classes that occur; NaN when only one occurs.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, there are no rows, a label is out of range or a score is not finite.
    /// </exception>
    public static double OneVsOne(ReadOnlySpan<int> actual, Rows scores)
    {
        ClassLabels.Require(actual, scores, nameof(scores));
        using var column = new ScoreColumn(actual.Length);
        var mean = new MetricMean(ZeroDivision.Undefined);
        for (var label = 0; label < scores.Dimensions; label++)
        {
            for (var other = 0; other < scores.Dimensions; other++)
            {
                column.Clear();
                for (var i = 0; i < actual.Length && other != label; i++)
                {
                    if (actual[i] == label || actual[i] == other)
                    {
                        column.Add(actual[i] == label, scores[i][label]);
                    }
                }
                if (column.Positives > 0 && column.Negatives > 0)
                {
                    mean.Add(column.Area(), 1);
                }
            }
        }
        return mean.Mean;
    }

    /// <summary>The rows of one binary question, in pooled memory.</summary>
    private sealed class ScoreColumn(int capacity) : IDisposable
    {
        private readonly bool[] _actual = ArrayPool<bool>.Shared.Rent(capacity);
        private readonly double[] _scores = ArrayPool<double>.Shared.Rent(capacity);
        private int _rows;

        public int Positives { get; private set; }

        public int Negatives => _rows - Positives;

        public void Clear() => (_rows, Positives) = (0, 0);

        public void Add(bool actual, double score)
        {
            (_actual[_rows], _scores[_rows]) = (actual, score);
            Positives += actual ? 1 : 0;
            _rows++;
        }

        public double Area()
            => RocAuc.Area(_actual.AsSpan(0, _rows), _scores.AsSpan(0, _rows), [], maxFalsePositiveRate: 1);

        public void Dispose()
        {
            ArrayPool<bool>.Shared.Return(_actual);
            ArrayPool<double>.Shared.Return(_scores);
        }
    }
}
