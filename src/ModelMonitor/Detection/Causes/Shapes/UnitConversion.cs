namespace ModelMonitor.Detection;

/// <summary>A well-known change between two units: a factor and, between scales of temperature, an offset after it.</summary>
internal sealed record UnitConversion(double Factor, string Name, double Offset = 0)
{
    public static IReadOnlyList<UnitConversion> Known { get; } =
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
        new(24, "days to hours"),
        new(1 / 24d, "hours to days"),
        new(60, "a unit of 60, such as minutes to seconds"),
        new(1 / 60d, "a unit of 60, such as seconds to minutes"),
        new(3600, "hours to seconds"),
        new(1 / 3600d, "seconds to hours"),
        new(100, "a factor of 100, such as shares to percent"),
        new(0.01, "a factor of 100, such as percent to shares"),
        new(1000, "a factor of 1000, such as kilo to base unit"),
        new(0.001, "a factor of 1000, such as base unit to kilo"),
        new(1.8, "degrees Celsius to Fahrenheit", 32),
        new(1 / 1.8, "degrees Fahrenheit to Celsius", -32 / 1.8),
        new(1, "degrees Celsius to kelvin", 273.15),
        new(1, "kelvin to degrees Celsius", -273.15),
    ];

    public string Describe()
    {
        var (sign, amount) = (Offset < 0 ? "-" : "+", Words.Number(Math.Abs(Offset)));
        return Factor == 1
            ? $"every value shifted by {sign}{amount} ({Name})"
            : $"scale x{Words.Number(Factor)}{(Offset == 0 ? "" : $" {sign} {amount}")} ({Name})";
    }
}
