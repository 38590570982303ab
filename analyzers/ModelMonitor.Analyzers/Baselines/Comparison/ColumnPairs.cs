using System.Collections.Immutable;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Baselines;

/// <summary>A column of the training data and the one of the code that stands for it.</summary>
internal sealed record ColumnPair(TrainedColumn Trained, Column Code)
{
    /// <summary>Whether they are guessed to be the same, and are called differently.</summary>
    public bool IsRenamed => Trained.Name != Code.Name;
}

/// <summary>Which columns of the training data and of the code belong together.</summary>
/// <param name="Pairs">Those that do, in the order of the training data.</param>
/// <param name="Missing">Those of the training data alone.</param>
/// <param name="Extra">Those of the code alone.</param>
internal sealed record ColumnPairs(
    ImmutableArray<ColumnPair> Pairs, ImmutableArray<TrainedColumn> Missing, ImmutableArray<Column> Extra)
{
    /// <summary>
    /// By name; then by a name written differently, then by place and kind as the runtime does, then by the nearest name.
    /// </summary>
    public static ColumnPairs Of(ImmutableArray<TrainedColumn> trained, ImmutableArray<Column> code)
    {
        var missing = trained.ToList();
        var extra = code.ToList();
        var found = new Dictionary<TrainedColumn, Column>();
        Match((column, candidate) => column.Name == candidate.Name);
        Match((column, candidate) => NearestName.AreAlike(column.Name, candidate.Name));
        Match((column, candidate) => trained.IndexOf(column) == code.IndexOf(candidate) && HasKindOf(column.Schema, candidate));
        Match((column, candidate) => NearestName.Among(extra.Select(other => other.Name), column.Name) == candidate.Name);
        return new(
            [.. trained.Where(found.ContainsKey).Select(column => new ColumnPair(column, found[column]))], [.. missing], [.. extra]);

        void Match(Func<TrainedColumn, Column, bool> belong)
        {
            foreach (var column in missing.ToList())
            {
                if (extra.Find(candidate => belong(column, candidate)) is { } match)
                {
                    found.Add(column, match);
                    missing.Remove(column);
                    extra.Remove(match);
                }
            }
        }
    }

    private static bool HasKindOf(Column left, Column right) =>
        (left.Type, left.Encoding, left.Role, left.IsSensitive) == (right.Type, right.Encoding, right.Role, right.IsSensitive);
}
