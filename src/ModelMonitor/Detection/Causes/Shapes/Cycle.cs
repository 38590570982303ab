using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>A circle of whole numbers that a column goes round, such as hours or months.</summary>
/// <param name="First">The smallest number.</param>
/// <param name="Length">How many there are.</param>
internal readonly record struct Cycle(int First, int Length)
{
    // Weekdays, months, hours, half hours, minutes, quarters of an hour, hours of the week, days of the year.
    private static readonly Cycle[] Known =
    [
        new(0, 7), new(1, 7), new(0, 12), new(1, 12), new(0, 24), new(1, 24), new(0, 48), new(1, 48),
        new(0, 60), new(0, 96), new(0, 168), new(1, 366),
    ];

    /// <summary>The shortest cycle that holds all values of a column; <see langword="null"/> where it has none.</summary>
    public static Cycle? Of(ColumnBaseline baseline, NumericLayout layout)
    {
        // A circle is worth the name only where the column goes half round it.
        return Array.TrueForAll(layout.Edges, IsWhole)
            ? Array.Find(Known, cycle => cycle.Holds(baseline.Min) && cycle.Holds(baseline.Max)
                && baseline.Max - baseline.Min >= (cycle.Length - 1) / 2d) is { Length: > 0 } found ? found : null
            : null;
    }

    /// <summary>Whether a number lies on the circle.</summary>
    public bool Holds(double value) => value >= First && value < First + Length;

    /// <summary>A number moved around the circle.</summary>
    public double Rotate(double value, int by) => First + ((value - First + by) % Length);

    // Edges are values, or lie just below one.
    private static bool IsWhole(double edge) => edge == Math.Round(edge) || Math.BitIncrement(edge) == Math.Round(edge);
}
