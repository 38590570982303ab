namespace ModelMonitor.Detection;

/// <summary>The size of a change in multiples of the floor from which it is large.</summary>
internal static class Effect
{
    // Where everything is large, this is what a multiple refers to.
    private const double SmallestFloor = 1e-3;

    /// <summary>At least 1 from the floor on, also where the floor is 0.</summary>
    public static double Of(double size, double floor) =>
        size >= floor ? Math.Max(1, size / Math.Max(floor, SmallestFloor)) : Math.Max(0, size / floor);
}
