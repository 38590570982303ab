using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Baselines;

/// <summary>In words, how a column of the training data differs from one of the code of the same name.</summary>
internal static class ColumnDifferences
{
    /// <summary>What changes the meaning of values: the runtime refuses such a baseline.</summary>
    public static IEnumerable<string> OfKind(Column trained, Column code)
    {
        if (trained.Type != code.Type)
        {
            yield return $"is {trained.Type} in the baseline and {code.Type} in the code";
        }

        if (trained.Encoding != code.Encoding)
        {
            yield return $"is read as {trained.Encoding} in the baseline and as {code.Encoding} in the code";
        }
    }

    /// <summary>Values that training had and the code cannot pass; more that it can pass is no loss.</summary>
    public static IEnumerable<string> OfNullability(TrainedColumn trained, Column code)
    {
        if (trained.Schema.IsNullable && !code.IsNullable && trained.Missing > 0)
        {
            yield return $"was missing in {Finding.Share(trained.Missing / trained.Cells.Sum())} of the training data and cannot be in the code";
        }
    }

    public static IEnumerable<string> OfRole(Column trained, Column code)
    {
        if (trained.Role != code.Role)
        {
            yield return $"is a {trained.Role.ToString().ToLowerInvariant()} in the baseline and a {code.Role.ToString().ToLowerInvariant()} in the code";
        }
    }

    public static IEnumerable<string> OfSensitivity(Column trained, Column code)
    {
        if (trained.IsSensitive != code.IsSensitive)
        {
            yield return $"is{(trained.IsSensitive ? "" : " not")} sensitive in the baseline and is{(code.IsSensitive ? "" : " not")} in the code";
        }
    }
}
