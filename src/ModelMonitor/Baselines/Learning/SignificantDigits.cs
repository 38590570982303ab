using System.Globalization;

namespace ModelMonitor.Baselines;

/// <summary>
/// Rounds what a profile keeps to the digits that mean something, when it is made: a file is short then, and says what
/// was in memory to the last bit.
/// </summary>
internal static class SignificantDigits
{
    /// <summary>Six digits: far finer than the sampling error of a mean of 10,000,000 values.</summary>
    public static double Round(double value, int digits = 6) =>
        double.Parse(value.ToString($"G{digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Round(double, int)"/>
    public static double[] Round(IEnumerable<double> values, int digits = 6) => [.. values.Select(value => Round(value, digits))];
}
