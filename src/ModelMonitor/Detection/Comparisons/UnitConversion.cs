namespace ModelMonitor.Detection;

/// <summary>A well-known factor between two units.</summary>
internal readonly record struct UnitConversion(double Factor, string Name)
{
    private static readonly UnitConversion[] Known =
    [
        new(1.609344, "miles to kilometres"),
        new(1 / 1.609344, "kilometres to miles"),
        new(0.3048, "feet to metres"),
        new(1 / 0.3048, "metres to feet"),
        new(2.54, "inches to centimetres"),
        new(1 / 2.54, "centimetres to inches"),
        new(0.45359237, "pounds to kilograms"),
        new(1 / 0.45359237, "kilograms to pounds"),
        new(3.785411784, "US gallons to litres"),
        new(1 / 3.785411784, "litres to US gallons"),
        new(60, "a unit of 60, such as minutes to seconds"),
        new(1 / 60d, "a unit of 60, such as seconds to minutes"),
        new(3600, "hours to seconds"),
        new(1 / 3600d, "seconds to hours"),
        new(100, "a factor of 100, such as shares to percent"),
        new(0.01, "a factor of 100, such as percent to shares"),
        new(1000, "a factor of 1000, such as kilo to base unit"),
        new(0.001, "a factor of 1000, such as base unit to kilo"),
    ];

    /// <summary>The nearest known factor within two standard errors of an estimated one.</summary>
    public static UnitConversion? Nearest(double factor, double logStandardError)
    {
        UnitConversion? nearest = null;
        var tolerance = 2 * logStandardError;
        foreach (var candidate in Known)
        {
            var distance = Math.Abs(Math.Log(factor / candidate.Factor));
            if (distance <= tolerance)
            {
                (nearest, tolerance) = (candidate, distance);
            }
        }

        return nearest;
    }
}
