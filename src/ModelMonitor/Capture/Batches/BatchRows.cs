using System.Buffers;

namespace ModelMonitor.Capture;

/// <summary>
/// Rows of a batch in an array from a pool, and a cursor over them. Before each row stands its index in the batch,
/// negative once the row is given up. Where every row is checked, those that are not chosen take turns in a place behind
/// the others, and the first that violates a rule is kept behind that.
/// </summary>
internal struct BatchRows
{
    private const double GivenUp = -1;
    private const int PlacesOfChecks = 2;

    private readonly ArrayPool<double>? _pool;
    private readonly int _stride;
    private double[]? _values;

    // Counted from 1; 0 is before the first row.
    private int _position;

    // While every row is checked: the rows that have been, and the chosen ones among them.
    private int _checked;
    private int _met;

    /// <summary>Rents room for the rows that are chosen.</summary>
    /// <param name="pool">Where the array comes from.</param>
    /// <param name="rows">The rows of the batch, 1 or more.</param>
    /// <param name="choice">Which of them; <see langword="null"/> for none.</param>
    /// <param name="rowLength">The doubles of a row.</param>
    /// <param name="isChecked">Whether the others are checked.</param>
    public BatchRows(ArrayPool<double> pool, int rows, RowChoice? choice, int rowLength, bool isChecked)
    {
        _pool = pool;
        _stride = rowLength + 1;
        var blocks = choice?.Blocks(rows) ?? 0;
        _values = pool.Rent((blocks + (isChecked ? PlacesOfChecks : 0)) * _stride);
        for (var block = 0; block < blocks; block++)
        {
            var row = choice!.Value.Choose(block);
            if (row < rows)
            {
                _values[Count++ * _stride] = row;
            }
        }
    }

    private BatchRows(BatchRows rows, double[] values)
    {
        _pool = rows._pool;
        _stride = rows._stride;
        _values = values;
        Count = rows.Count;
    }

    /// <summary>The rows chosen.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the cursor stands at a row.</summary>
    public readonly bool IsAtRow => _position > 0;

    /// <summary>Whether that is a chosen one.</summary>
    public readonly bool IsChosen => _position <= Count;

    /// <summary>The index in the batch of the first row that violates a rule, and the row.</summary>
    public readonly int FirstViolation => (int)_values![(Count + 1) * _stride];

    /// <inheritdoc cref="FirstViolation"/>
    public readonly ReadOnlySpan<double> FirstViolationRow => Place(Count + 1)[1..];

    /// <summary>The index in the batch of the row at the cursor.</summary>
    public readonly int Index => (int)_values![(_position - 1) * _stride];

    /// <summary>The row at the cursor.</summary>
    public readonly Span<double> Row => Place(_position - 1)[1..];

    /// <summary>Moves to the next row that is not given up; past the last one, before the first again.</summary>
    public bool MoveNext()
    {
        while (_position++ < Count)
        {
            if (Index >= 0)
            {
                return true;
            }
        }

        _position = 0;
        return false;
    }

    /// <summary>Moves to the next row of the batch, chosen or not; past the last one, before the first again.</summary>
    /// <param name="rows">The rows of the batch.</param>
    public bool MoveNextOf(int rows)
    {
        if (_values is null || _checked == rows)
        {
            _position = 0;
            return false;
        }

        if (_met < Count && (int)_values[_met * _stride] == _checked)
        {
            _position = ++_met;
        }
        else
        {
            _position = Count + 1;
            _values[Count * _stride] = _checked;
        }

        _checked++;
        return true;
    }

    /// <summary>Keeps the row at the cursor as the first that violates a rule.</summary>
    public readonly void KeepViolation() => Place(_position - 1).CopyTo(Place(Count + 1));

    /// <summary>The same rows in an array of their own.</summary>
    public readonly BatchRows Copy()
    {
        var values = _pool!.Rent(Count * _stride);
        _values.AsSpan(0, Count * _stride).CopyTo(values);
        return new(this, values);
    }

    /// <summary>Gives up the row at the cursor.</summary>
    public readonly void GiveUp() => _values![(_position - 1) * _stride] = GivenUp;

    /// <summary>Returns the array; there are no rows then.</summary>
    public void Return()
    {
        if (_values is { } values)
        {
            (_values, Count, _position) = (null, 0, 0);
            _pool!.Return(values);
        }
    }

    private readonly Span<double> Place(int place) => _values.AsSpan(place * _stride, _stride);
}
