using ModelMonitor.Statistics;

namespace ModelMonitor.Benchmarks.OperatingCharacteristics;

/// <summary>How often a detector alarms without a change, and how long it takes to find one.</summary>
/// <param name="FalseAlarms">Alarms in all clean values.</param>
/// <param name="Delays">Sorted delays for each shift; a change that was not found has none within the horizon.</param>
internal sealed record Characteristics(long FalseAlarms, int[][] Delays)
{
    public const int CleanStreams = 100;
    public const int CleanLength = 50_000;
    public const int Runs = 400;
    public const int ValuesBeforeChange = 1000;
    public const int Horizon = 5000;

    public const long CleanValues = (long)CleanStreams * CleanLength;

    public static readonly double[] Shifts = [0.25, 0.5, 1];

    public static Characteristics Of(DetectorCase detector)
    {
        var falseAlarms = 0L;
        for (var stream = 0; stream < CleanStreams; stream++)
        {
            var step = detector.Start(new Random(stream));
            for (var i = 0; i < CleanLength; i++)
            {
                falseAlarms += step(0) == ChangeSignal.Change ? 1 : 0;
            }
        }
        return new(falseAlarms, Array.ConvertAll(Shifts, shift => DelaysAt(detector, shift)));
    }

    private static int[] DelaysAt(DetectorCase detector, double shift)
    {
        var delays = new int[Runs];
        for (var run = 0; run < Runs; run++)
        {
            var step = detector.Start(new Random(1000 + run));
            for (var i = 0; i < ValuesBeforeChange; i++)
            {
                step(0);
            }
            var delay = 1;
            while (delay <= Horizon && step(shift) != ChangeSignal.Change)
            {
                delay++;
            }
            delays[run] = delay;
        }
        Array.Sort(delays);
        return delays;
    }
}
