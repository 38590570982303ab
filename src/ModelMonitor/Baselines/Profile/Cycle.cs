using ModelMonitor.Aggregation;

namespace ModelMonitor.Baselines;

/// <summary>A circle of whole numbers that a column goes round, such as hours or months.</summary>
/// <param name="First">The smallest number.</param>
/// <param name="Length">How many there are.</param>
internal readonly record struct Cycle(int First, int Length)
{
    // Weekdays, months, hours, half hours. Longer circles look like counts of anything.
    private static readonly Cycle[] Known =
    [
        new(0, 7), new(1, 7), new(0, 12), new(1, 12), new(0, 24), new(1, 24), new(0, 48), new(1, 48),
    ];

    // Hours of a working day start in the morning; counts of anything start at nought or one.
    private const int Morning = 4;
    private const int FewestHours = 6;
    private const int Day = 24;

    /// <summary>The shortest cycle that holds all values of a column; <see langword="null"/> where it has none.</summary>
    public static Cycle? Of(ColumnBaseline baseline, NumericLayout layout)
    {
        if (!Array.TrueForAll(layout.Edges, IsWhole))
        {
            return null;
        }

        var found = Array.Find(Known, cycle => cycle.Suits(baseline.Min, baseline.Max));
        return found.Length == 0 ? null : found;
    }

    /// <summary>Whether a column of such values goes round it: at least half of it, or through the hours of a working day.</summary>
    private bool Suits(double minimum, double maximum) => Holds(minimum) && Holds(maximum)
        && (maximum - minimum >= (Length - 1) / 2d || (Length == Day && minimum >= Morning && maximum - minimum >= FewestHours));

    /// <summary>Whether a number lies on the circle.</summary>
    public bool Holds(double value) => value >= First && value < First + Length;

    /// <summary>A number of the circle moved around it.</summary>
    public double Rotate(double value, double by) => First + Modulo(value - First + by, Length);

    /// <summary>How far it is around the circle from one number to another, upwards.</summary>
    public double Distance(double from, double to) => Modulo(to - from, Length);

    // Edges are values, or lie just below one.
    private static bool IsWhole(double edge) => edge == Math.Round(edge) || Math.BitIncrement(edge) == Math.Round(edge);

    private static double Modulo(double value, int length) => value - (length * Math.Floor(value / length));
}
