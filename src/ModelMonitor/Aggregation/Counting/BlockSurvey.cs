using System.Numerics;
using System.Runtime.InteropServices;

namespace ModelMonitor.Aggregation;

/// <summary>What a first pass over a block of values tells. Where they are not all finite, nothing else holds.</summary>
/// <param name="Center">A number near the values, such as the baseline's median.</param>
/// <param name="AreFinite">Whether all values are finite, as they are in most blocks.</param>
/// <param name="Minimum">The smallest value.</param>
/// <param name="Maximum">The largest value.</param>
/// <param name="Sum">The sum of value - center, not finite where values are very far apart.</param>
internal readonly record struct BlockSurvey(double Center, bool AreFinite, double Minimum, double Maximum, double Sum)
{
    /// <summary>Surveys a block.</summary>
    /// <param name="values">At least one value.</param>
    /// <param name="center">A number near the values.</param>
    public static BlockSurvey Of(ReadOnlySpan<double> values, double center)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        var (first, centers) = (new Vector<double>(values[0]), new Vector<double>(center));
        var (low, high, otherLow, otherHigh) = (first, first, first, first);
        var (sums, otherSums, differences) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        var i = 0;

        // Two of each kind, since one operation waits for the one before it.
        for (; i + 2 <= vectors.Length; i += 2)
        {
            var (one, other) = (vectors[i], vectors[i + 1]);
            (low, high) = (Lower(one, low), Higher(one, high));
            (otherLow, otherHigh) = (Lower(other, otherLow), Higher(other, otherHigh));
            sums += one - centers;
            otherSums += other - centers;

            // A finite number less itself is zero; what is not finite leaves NaN.
            differences += (one - one) + (other - other);
        }

        (low, high) = (Lower(low, otherLow), Higher(high, otherHigh));
        var (minimum, maximum) = (values[0], values[0]);
        for (var lane = 0; lane < Vector<double>.Count; lane++)
        {
            (minimum, maximum) = (Math.Min(minimum, low[lane]), Math.Max(maximum, high[lane]));
        }

        var (sum, difference) = (Vector.Sum(sums + otherSums), Vector.Sum(differences));
        foreach (var value in values[(i * Vector<double>.Count)..])
        {
            (minimum, maximum) = (Math.Min(minimum, value), Math.Max(maximum, value));
            sum += value - center;
            difference += value - value;
        }

        return new(center, difference == 0, minimum, maximum, sum);
    }

    // Without NaN there is no need for the care of Vector.Min and Max.
    private static Vector<double> Lower(Vector<double> a, Vector<double> b) => Vector.ConditionalSelect(Vector.LessThan(a, b), a, b);

    private static Vector<double> Higher(Vector<double> a, Vector<double> b) => Vector.ConditionalSelect(Vector.GreaterThan(a, b), a, b);
}
