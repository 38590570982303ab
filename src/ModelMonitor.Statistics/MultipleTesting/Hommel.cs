using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>
/// Hommel's correction (1988), the closed test of Simes: bounds the probability of any false rejection when tests are
/// independent or positively dependent, and rejects all that <see cref="Holm"/> does.
/// </summary>
public static class Hommel
{
    /// <summary>
    /// Adjusts p-values: the largest min(m·p, c(m)) over m = 1…d, where c(m) = min m·p₍d−m+j₎/j over j = 1…m is the
    /// p-value of Simes for the m largest. Reject those at most α. O(d log d).
    /// </summary>
    /// <param name="p">p-values of the tests that were made, in [0, 1]; may be empty.</param>
    /// <param name="adjusted">
    /// Receives the adjusted p-values in the same order; of the same length, and may be <paramref name="p"/> itself.
    /// </param>
    /// <exception cref="ArgumentException">Lengths differ, or a p-value is NaN or outside [0, 1].</exception>
    public static void Adjust(ReadOnlySpan<double> p, Span<double> adjusted)
    {
        using var sorted = new SortedPValues(p, adjusted);
        var buffer = ArrayPool<double>.Shared.Rent(adjusted.Length);
        var simes = buffer.AsSpan(0, adjusted.Length);
        SimesOfLargest(sorted.Values, simes);
        // c(m) falls and m·p rises with m, and the larger p is, the earlier they cross: m only moves down.
        var crossing = simes.Length;
        for (var i = 0; i < simes.Length; i++)
        {
            var value = sorted.Values[i];
            while (crossing > 1 && (crossing - 1) * value >= simes[crossing - 2])
            {
                crossing--;
            }
            var before = crossing > 1 ? (crossing - 1) * value : 0;
            adjusted[sorted.Positions[i]] = Math.Max(before, Math.Min(crossing * value, simes[crossing - 1]));
        }
        ArrayPool<double>.Shared.Return(buffer);
    }

    /// <summary>
    /// c(m) for all m. With the points (k, p₍k₎), c(m)/m is the smallest slope seen from (d − m, 0): a tangent of the
    /// lower convex hull of the m rightmost points, which grows to the left.
    /// </summary>
    private static void SimesOfLargest(ReadOnlySpan<double> p, Span<double> simes)
    {
        var buffer = ArrayPool<int>.Shared.Rent(p.Length);
        var hull = buffer.AsSpan(0, p.Length);
        var top = -1;
        for (var m = 1; m <= p.Length; m++)
        {
            var origin = p.Length - m;
            while (top >= 1 && Slope(p, origin, hull[top]) >= Slope(p, hull[top], hull[top - 1]))
            {
                top--;
            }
            hull[++top] = origin;
            // Along the hull, slopes seen from the origin fall and then rise.
            var (low, high) = (0, top);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = Seen(p, origin, hull[middle]) < Seen(p, origin, hull[middle + 1]) ? (low, middle) : (middle + 1, high);
            }
            simes[m - 1] = m * Seen(p, origin, hull[low]);
        }
        ArrayPool<int>.Shared.Return(buffer);
    }

    private static double Slope(ReadOnlySpan<double> p, int left, int right) => (p[right] - p[left]) / (right - left);

    /// <summary>The slope from the origin, one place to the left of the first point, to a point at height p.</summary>
    private static double Seen(ReadOnlySpan<double> p, int origin, int point) => p[point] / (point - origin + 1);
}
