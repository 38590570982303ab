namespace ModelMonitor.Statistics;

/// <summary>Cramér's V with the small-sample correction of Bergsma (2013).</summary>
internal static class CramersV
{
    public static double Of(double chiSquare, double total, int rows, int columns)
    {
        if (rows < 2 || columns < 2 || total < 2)
        {
            return 0;
        }
        var phiSquared = Math.Max(0, chiSquare / total - (rows - 1.0) * (columns - 1.0) / (total - 1));
        var correctedRows = rows - (rows - 1.0) * (rows - 1.0) / (total - 1);
        var correctedColumns = columns - (columns - 1.0) * (columns - 1.0) / (total - 1);
        var smaller = Math.Min(correctedRows, correctedColumns) - 1;
        return smaller > 0 ? Math.Min(1, Math.Sqrt(phiSquared / smaller)) : 0;
    }
}
