namespace ModelMonitor.Statistics;

/// <summary>
/// Rows of a sample in several dimensions, over memory that the caller owns: row i is the values
/// i·d … i·d + d − 1. All values lie within ±1e150; leave rows with missing values out, or fill them, first.
/// </summary>
public readonly ref struct Rows
{
    // Squared distances of rows stay within the range of doubles.
    private const double Largest = 1e150;

    /// <summary>Reads values as rows. O(1): the values are checked by what takes the rows.</summary>
    /// <param name="values">Row after row.</param>
    /// <param name="dimensions">Number d of values in a row, at least 1.</param>
    /// <exception cref="ArgumentException">The values do not fill whole rows, or d is below 1.</exception>
    public Rows(ReadOnlySpan<double> values, int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        if (values.Length % dimensions != 0)
        {
            throw new ArgumentException(
                $"{values.Length} values do not fill rows of {dimensions}. Pass row after row, each complete.", nameof(values));
        }
        Values = values;
        Dimensions = dimensions;
    }

    /// <summary>All values, row after row.</summary>
    public ReadOnlySpan<double> Values { get; }

    /// <summary>Number of values in a row.</summary>
    public int Dimensions { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Dimensions == 0 ? 0 : Values.Length / Dimensions;

    /// <summary>One row.</summary>
    /// <param name="index">Its number, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<double> this[int index] => Values.Slice(index * Dimensions, Dimensions);

    /// <summary>Some of the rows, in order.</summary>
    /// <param name="start">The first row.</param>
    /// <param name="count">How many rows.</param>
    /// <returns>The same memory, fewer rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many rows.</exception>
    public Rows Slice(int start, int count) => new(Values.Slice(start * Dimensions, count * Dimensions), Dimensions);

    internal void Require(string name, int minimum = 1)
    {
        if (Count < minimum)
        {
            throw new ArgumentException($"There are {Count} rows; at least {minimum} are needed.", name);
        }
        for (var i = 0; i < Values.Length; i++)
        {
            if (!(Math.Abs(Values[i]) <= Largest))
            {
                throw new ArgumentException(
                    $"Row {i / Dimensions} holds {Values[i]} in column {i % Dimensions}. Values lie within ±{Largest}: leave such rows out, fill the value or scale the column first.", name);
            }
        }
    }

    internal static void Require(Rows x, Rows y, int minimum = 1)
    {
        x.Require(nameof(x), minimum);
        y.Require(nameof(y), minimum);
        if (x.Dimensions != y.Dimensions)
        {
            throw new ArgumentException(
                $"Rows of y have {y.Dimensions} values and those of x {x.Dimensions}. Both must have the same columns.", nameof(y));
        }
    }
}
