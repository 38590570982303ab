using System.Globalization;
using ModelMonitor.Statistics;

namespace ModelMonitor.Benchmarks.OperatingCharacteristics;

/// <summary>
/// A table of what detectors promise and what they cost, with their defaults: the same numbers on every machine, as all
/// streams are seeded.
/// </summary>
internal static class OperatingCharacteristicsReport
{
    public const string Verb = "detectors";

    private static readonly DetectorCase[] Cases =
    [
        DetectorCase.OnNumbers("always fires", () => new AlwaysFires()),
        DetectorCase.OnNumbers("never fires", () => new NeverFires()),
        DetectorCase.OnNumbers("Adwin", () => new Adwin()),
        DetectorCase.OnNumbers("PageHinkley", () => new PageHinkley()),
        DetectorCase.OnNumbers("Cusum", () => new Cusum(0, 1)),
        DetectorCase.OnNumbers("EwmaChart", () => new EwmaChart(0, 1)),
        DetectorCase.OnNumbers("GeometricMovingAverage", () => new GeometricMovingAverage()),
        DetectorCase.OnNumbers("KolmogorovSmirnovWindow", () => new KolmogorovSmirnovWindow()),
        DetectorCase.OnNumbers("KolmogorovSmirnovWindow, drawn", () => new KolmogorovSmirnovWindow(drawSeed: 1)),
        DetectorCase.OnCells("ConformalDetector(10,000), 2,000 baseline values", cells: 44, baselineSize: 2000, meanRunLength: 10_000),
        DetectorCase.OnErrors("Adwin", () => new Adwin()),
        DetectorCase.OnErrors("DriftDetectionMethod", () => new DriftDetectionMethod()),
        DetectorCase.OnErrors("EarlyDriftDetectionMethod", () => new EarlyDriftDetectionMethod()),
        DetectorCase.OnErrors("EwmaConceptDriftDetection", () => new EwmaConceptDriftDetection()),
        DetectorCase.OnErrors("StatisticalTestOfEqualProportions", () => new StatisticalTestOfEqualProportions()),
        DetectorCase.OnErrors("HoeffdingDriftDetection", () => new HoeffdingDriftDetection()),
        DetectorCase.OnErrors("HoeffdingDriftDetectionWeighted", () => new HoeffdingDriftDetectionWeighted()),
        DetectorCase.OnErrors("BoundedMeanDetector, limit 0.1", () => new BoundedMeanDetector(DetectorCase.CleanRate)),
        DetectorCase.OnPairs("LinearFourRates", new LinearFourRates()),
    ];

    public static void Print()
    {
        Print($"False alarms in {Characteristics.CleanStreams} clean streams of {Characteristics.CleanLength:N0} values. Delay: median number of values");
        Print($"from a change after {Characteristics.ValuesBeforeChange:N0} clean values to the alarm, in {Characteristics.Runs} streams; in brackets the share of changes not");
        Print($"found within {Characteristics.Horizon:N0} values. Numbers are standard normal; errors are indicators of rate {DetectorCase.CleanRate}, which");
        Print($"rises to {string.Join(", ", Characteristics.Shifts.Select(shift => DetectorCase.Rate(shift).ToString("0.###", CultureInfo.InvariantCulture)))}. After a false alarm a detector starts afresh.");
        Print($"");
        Print($"| detector | stream | false alarms per 10,000 | values to a false alarm | delay at 0.25 σ | 0.5 σ | 1 σ |");
        Print($"|---|---|---:|---:|---:|---:|---:|");
        var rows = new Characteristics[Cases.Length];
        Parallel.For(0, Cases.Length, i => rows[i] = Characteristics.Of(Cases[i]));
        for (var i = 0; i < rows.Length; i++)
        {
            Print($"| {Cases[i].Name} | {Cases[i].Stream} | {rows[i].FalseAlarms * 10_000.0 / Characteristics.CleanValues:0.###} | {RunLength(rows[i].FalseAlarms)} | {string.Join(" | ", rows[i].Delays.Select(Delay))} |");
        }
    }

    private static string RunLength(long falseAlarms)
        => falseAlarms == 0
            ? string.Create(CultureInfo.InvariantCulture, $"> {Characteristics.CleanValues:N0}")
            : string.Create(CultureInfo.InvariantCulture, $"{(double)Characteristics.CleanValues / falseAlarms:N0}");

    private static string Delay(int[] sorted)
    {
        var median = sorted[sorted.Length / 2];
        var missed = sorted.Count(delay => delay > Characteristics.Horizon) / (double)sorted.Length;
        return string.Create(
            CultureInfo.InvariantCulture, $"{(median > Characteristics.Horizon ? "-" : median.ToString("N0", CultureInfo.InvariantCulture))}{(missed > 0 ? $" ({100 * missed:0.#} %)" : "")}");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
