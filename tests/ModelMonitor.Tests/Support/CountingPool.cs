using System.Buffers;

namespace ModelMonitor.Tests.Support;

/// <summary>A pool that knows which arrays are out, and refuses one that is not.</summary>
public sealed class CountingPool : ArrayPool<double>
{
    private readonly HashSet<double[]> _rented = new(ReferenceEqualityComparer.Instance);

    public int Rents { get; private set; }

    public int Outstanding => _rented.Count;

    public override double[] Rent(int minimumLength)
    {
        // Longer than asked for, and dirty, as those of the shared pool are.
        var array = new double[minimumLength + 7];
        Array.Fill(array, 12_345);
        _rented.Add(array).ShouldBeTrue();
        Rents++;
        return array;
    }

    public override void Return(double[] array, bool clearArray = false) =>
        _rented.Remove(array).ShouldBeTrue("an array is returned once");
}
