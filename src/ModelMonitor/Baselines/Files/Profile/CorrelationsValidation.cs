namespace ModelMonitor.Baselines;

/// <summary>What the correlations of a file must be.</summary>
internal static class CorrelationsValidation
{
    public static IReadOnlyList<PairCorrelation> Restore(CorrelationsFile file, int columns, long rows, string path, FileFaults faults)
    {
        faults.Require(
            file.First is { Length: <= CorrelationLearning.MaxPairs },
            $"{path}.first has {file.First?.Length} elements; 0 to {CorrelationLearning.MaxPairs} are allowed");
        var count = file.First!.Length;
        faults.Require(
            file.Second?.Length == count && file.Correlation?.Length == count && file.Rows?.Length == count,
            $"{path}.first, .second, .correlation and .rows need as many elements each");
        var pairs = new PairCorrelation[count];
        for (var i = 0; i < count; i++)
        {
            var pair = pairs[i] = new(file.First[i], file.Second![i], file.Correlation![i], file.Rows![i]);
            faults.Require(
                pair.First >= 0 && pair.First < pair.Second && pair.Second < columns,
                $"{path}.first[{i}] and .second[{i}] are {pair.First} and {pair.Second}; increasing indexes of columns below {columns} are needed");
            faults.Require(
                i == 0 || (pair.First, pair.Second).CompareTo((pairs[i - 1].First, pairs[i - 1].Second)) > 0,
                $"{path}.first[{i}] and .second[{i}] are not after the pair before them");
            faults.Require(Math.Abs(pair.Correlation) <= 1, $"{path}.correlation[{i}] is {pair.Correlation}; -1 to 1 are allowed");
            faults.Require(pair.Rows >= 2 && pair.Rows <= rows, $"{path}.rows[{i}] is {pair.Rows}; 2 to {rows} are allowed");
        }

        return pairs;
    }
}
