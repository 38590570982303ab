namespace ModelMonitor.Statistics;

/// <summary>Checks of class labels, and of what belongs to each of them, at the public edge.</summary>
internal static class ClassLabels
{
    /// <summary>The number of classes of a model: at least two.</summary>
    public static int RequireClasses(int classes, int maximum)
        => classes >= 2 && classes <= maximum ? classes
            : throw new ArgumentOutOfRangeException(nameof(classes), classes, $"There must be 2 to {maximum} classes.");

    public static void Require(int label, int classes, string name)
    {
        if ((uint)label >= (uint)classes)
        {
            throw new ArgumentOutOfRangeException(name, label, $"Classes are numbered 0 to {classes - 1}. Map labels to these numbers first.");
        }
    }

    public static void Require(ReadOnlySpan<int> labels, int classes, string name)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
            {
                throw new ArgumentException(
                    $"Label {i} is {labels[i]}. Classes are numbered 0 to {classes - 1}, one for each column; map labels to these numbers first.", name);
            }
        }
    }

    /// <summary>One score, probability or prediction for every label, and at least one row.</summary>
    public static void RequireSameLength(int labels, int others, string name)
    {
        if (labels != others)
        {
            throw new ArgumentException($"There are {others} {name} and {labels} labels. Pass one of each for every row.", name);
        }
        if (labels == 0)
        {
            throw new ArgumentException("There are no rows; at least one is needed.", name);
        }
    }

    /// <summary>Labels with a row of finite scores each, one score for every class.</summary>
    public static void Require(ReadOnlySpan<int> actual, Rows scores, string name)
    {
        RequireSameLength(actual.Length, scores.Count, name);
        scores.Require(name);
        if (scores.Dimensions < 2)
        {
            throw new ArgumentException("There is one column. Pass one for each class, at least two.", name);
        }
        Require(actual, scores.Dimensions, nameof(actual));
    }
}
