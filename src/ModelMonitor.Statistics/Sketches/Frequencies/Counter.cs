namespace ModelMonitor.Statistics;

/// <summary>An item and how often it was added at most.</summary>
internal struct Counter : IComparable<Counter>
{
    public ulong Hash;
    public long Count;

    /// <summary>How much of the count may belong to other items, besides what all counters of a table share.</summary>
    public long Error;

    /// <summary>The counter behind this one in a list of <see cref="CounterQueue"/>.</summary>
    public int Next;

    private int _length;
    private char[]? _text;

    public readonly ReadOnlySpan<char> Item => _text.AsSpan(0, _length);

    /// <summary>Copies the text of an item into a buffer that is used again, so that replacing an item allocates nothing.</summary>
    public void Name(ReadOnlySpan<char> item, ulong hash)
    {
        if (_text is null || _text.Length < item.Length)
        {
            _text = new char[item.Length];
        }
        item.CopyTo(_text);
        (_length, Hash) = (item.Length, hash);
    }

    /// <summary>The largest count first, then the smallest error, then by text: an order that does not depend on history.</summary>
    public readonly int CompareTo(Counter other)
    {
        var byCount = other.Count.CompareTo(Count);
        var order = byCount != 0 ? byCount : Error.CompareTo(other.Error);
        return order != 0 ? order : Item.SequenceCompareTo(other.Item);
    }
}
