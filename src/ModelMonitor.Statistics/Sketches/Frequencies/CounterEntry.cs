namespace ModelMonitor.Statistics;

/// <summary>A counter on its way from one table to another, or into bytes.</summary>
/// <param name="Table">Where the text of the item is.</param>
/// <param name="Slot">Which item it is.</param>
/// <param name="Count">Its count.</param>
/// <param name="Error">How much of the count may belong to other items.</param>
internal readonly record struct CounterEntry(CounterTable Table, int Slot, long Count, long Error) : IComparable<CounterEntry>
{
    public ReadOnlySpan<char> Text => Table.TextOf(Slot);

    /// <summary>The largest count first, then the smallest error, then by text: an order that does not depend on history.</summary>
    public int CompareTo(CounterEntry other)
    {
        var byCount = other.Count.CompareTo(Count);
        var order = byCount != 0 ? byCount : Error.CompareTo(other.Error);
        return order != 0 ? order : Text.SequenceCompareTo(other.Text);
    }
}
