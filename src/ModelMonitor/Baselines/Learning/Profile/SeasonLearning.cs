using ModelMonitor.Statistics;

namespace ModelMonitor.Baselines;

/// <summary>Finds the finest seasons for which there are rows enough and in which the data differ.</summary>
internal static class SeasonLearning
{
    /// <summary>The fewest rows of a season that has any.</summary>
    public const int MinRows = 100;

    /// <summary>The least effect, as Cramér's V without its bias.</summary>
    public const double MinEffect = 0.05;

    /// <summary>The chance that seasons are told apart where there are none, over all columns.</summary>
    public const double Significance = 1e-3;

    private static readonly SeasonKind[] s_kinds = [SeasonKind.HourOfWeek, SeasonKind.HourOfDay, SeasonKind.DayOfWeek];

    /// <summary>The seasons of rows.</summary>
    /// <returns><see langword="null"/> where times are not known, rows are too few, or nothing differs.</returns>
    public static SeasonalShares? Of(LearnedRows rows)
    {
        foreach (var kind in rows.Hours is null ? [] : s_kinds)
        {
            var seasons = rows.SeasonsOf(kind);
            var counts = CountsOf(seasons, kind.Count());
            if (!IsEnough(counts, seasons, CyclesOf(kind, rows.Hours!)))
            {
                continue;
            }

            var bins = Enumerable.Range(0, rows.Columns.Count).Select(column => BinsOf(rows, column, seasons, counts)).ToArray();
            if (bins.Any(column => column.Length > 0))
            {
                return SeasonalShares.FromCounts(kind, counts, bins, rows.Columns);
            }
        }

        return null;
    }

    /// <summary>The day of each row, or its week.</summary>
    private static int[] CyclesOf(SeasonKind kind, IReadOnlyList<int> hours) =>
    [
        .. kind == SeasonKind.HourOfDay
            ? hours.Select(hour => hour / LocalHour.OfDay)
            : hours.Select(hour => (hour + LocalHour.OfDay) / LocalHour.OfWeek),
    ];

    private static long[] CountsOf(byte[] seasons, int count)
    {
        var counts = new long[count];
        foreach (var season in seasons)
        {
            counts[season]++;
        }

        return counts;
    }

    /// <summary>
    /// Whether there are at least two seasons, each with rows enough and from more than one day or week: what was seen once is
    /// an event.
    /// </summary>
    private static bool IsEnough(long[] counts, byte[] seasons, int[] cycles)
    {
        var first = new int?[counts.Length];
        var repeats = new bool[counts.Length];
        for (var row = 0; row < seasons.Length; row++)
        {
            first[seasons[row]] ??= cycles[row];
            repeats[seasons[row]] |= first[seasons[row]] != cycles[row];
        }

        var occupied = Enumerable.Range(0, counts.Length).Where(season => counts[season] > 0).ToList();
        return occupied.Count > 1 && occupied.TrueForAll(season => counts[season] >= MinRows && repeats[season]);
    }

    /// <summary>The counts of a column's bins by season; empty where they do not differ.</summary>
    private static long[] BinsOf(LearnedRows rows, int column, byte[] seasons, long[] counts)
    {
        var layout = rows.Columns[column].Layout;
        var table = new long[counts.Length * layout.BinCount];
        var cells = rows.Cells[column];
        var binOfCell = layout.BinOfCell;
        for (var row = 0; row < cells.Length; row++)
        {
            table[seasons[row] * layout.BinCount + binOfCell[cells[row]]]++;
        }

        var occupied = counts.Count(count => count > 0);
        var test = ChiSquare.Test(JoinRare(table, layout.BinCount, occupied, out var joined), joined);

        // Rows that follow each other alike are as good as fewer ones.
        var time = AutocorrelationLearning.TimeOf(rows, column, seasons, counts.Length);
        var (statistic, total) = (test.Statistic / time, test.Total / time);
        var isCertain = test.DegreesOfFreedom > 0
            && MathNet.Numerics.SpecialFunctions.GammaUpperRegularized(test.DegreesOfFreedom / 2.0, statistic / 2) <= Significance / rows.Columns.Count;
        return isCertain && EffectOf(statistic, total, test.DegreesOfFreedom, occupied, joined) >= MinEffect ? table : [];
    }

    /// <summary>Bins of fewer than five expected rows a season are taken together, as the law of the statistic asks.</summary>
    private static long[] JoinRare(long[] table, int bins, int occupied, out int joined)
    {
        var totals = new long[bins];
        for (var i = 0; i < table.Length; i++)
        {
            totals[i % bins] += table[i];
        }

        var frequent = Enumerable.Range(0, bins).Where(bin => totals[bin] >= 5L * occupied).ToArray();
        joined = frequent.Length + 1;
        var result = new long[table.Length / bins * joined];
        for (var i = 0; i < table.Length; i++)
        {
            var place = Array.IndexOf(frequent, i % bins);
            result[i / bins * joined + (place < 0 ? frequent.Length : place)] += table[i];
        }

        return result;
    }

    private static double EffectOf(double statistic, double total, double degrees, int seasons, int bins) =>
        Math.Sqrt(Math.Max(0, statistic - degrees) / total / Math.Max(1, Math.Min(seasons, bins) - 1));
}
