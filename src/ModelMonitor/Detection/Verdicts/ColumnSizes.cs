namespace ModelMonitor.Detection;

/// <summary>How much a column's values are worth, and how its p-values were checked.</summary>
/// <param name="Expected">The baseline's values in independent rows.</param>
/// <param name="Window">The window's.</param>
/// <param name="AutocorrelationTime">So many rows in a row count as one, 1 and up.</param>
/// <param name="Inflation">The factor by which logarithms of p-values are too large, 1 and up; 1 where they hold.</param>
/// <param name="IsChecked">Whether that was found out by simulation yet.</param>
internal sealed record ColumnSizes(double Expected, double Window, double AutocorrelationTime, double Inflation, bool IsChecked)
{
    // Below these a correlation of rows, or a correction, is not worth a word.
    private const double NotableTime = 1.25;
    private const double NotableInflation = 1.05;

    public string Describe() =>
        (AutocorrelationTime >= NotableTime ? $", rows count 1 in {Words.Number(AutocorrelationTime)} (autocorrelation)" : "") +
        (!IsChecked ? ", p-values not cross-checked yet"
            : Inflation >= NotableInflation ? $", cross-checked by simulation: corrected by {Words.Number(Inflation)}"
            : ", cross-checked by simulation: p-values hold");
}
