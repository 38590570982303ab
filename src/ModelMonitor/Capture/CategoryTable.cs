using ModelMonitor.Schema;

namespace ModelMonitor.Capture;

/// <summary>
/// The names of a text column, indexed in the order they were first seen. Bounded: past its capacity, new names
/// share <see cref="Overflow"/>, so that a million distinct values take no more memory than the first ones.
/// </summary>
/// <remarks>
/// A lookup takes no lock: it probes a snapshot whose slots are filled once and never emptied. Hashing is the
/// runtime's randomised one, so colliding names cannot be prepared.
/// </remarks>
internal sealed class CategoryTable(int capacity, bool pseudonymous = false)
{
    public const int DefaultCapacity = 1024;

    /// <summary>Names are told apart by their first characters only: a text of a megabyte costs what a short one does.</summary>
    public const int MaxNameLength = 128;

    /// <summary>The index of every name that came when the table was full.</summary>
    public const int Overflow = -1;

    private readonly object _gate = new();
    private Entry?[] _slots = new Entry?[16];
    private string[] _names = [];
    private int _count;

    private sealed record Entry(string Name, int Hash, int Index);

    public int Count => Volatile.Read(ref _count);

    /// <summary>The index of a name, which is added if it is new and there is room.</summary>
    public int IndexOf(ReadOnlySpan<char> name)
    {
        if (name.Length > MaxNameLength)
        {
            name = name[..MaxNameLength];
        }

        var hash = string.GetHashCode(name);
        var entry = Find(Volatile.Read(ref _slots), name, hash);
        if (entry is not null)
        {
            return entry.Index;
        }

        return Count >= capacity ? Overflow : Add(name, hash, reserved: false);
    }

    /// <summary>Gives the category of a baseline an index, however full the table is.</summary>
    public int Reserve(string name) => Add(name, string.GetHashCode(name.AsSpan()), reserved: true);

    /// <summary>The name at an index below <see cref="Count"/>, or its pseudonym where the column is sensitive.</summary>
    public string NameOf(int index)
    {
        var name = Volatile.Read(ref _names)[index];
        return pseudonymous ? Pseudonym(name) : name;
    }

    public static string Pseudonym(string name) => "#" + Fingerprint.Of(name);

    private int Add(ReadOnlySpan<char> name, int hash, bool reserved)
    {
        lock (_gate)
        {
            var known = Find(_slots, name, hash);
            if (known is not null)
            {
                return known.Index;
            }

            if (_count >= capacity && !reserved)
            {
                return Overflow;
            }

            var entry = new Entry(name.ToString(), hash, _count);
            if (_count == _names.Length)
            {
                var names = new string[Math.Max(8, _count * 2)];
                _names.CopyTo(names, 0);
                Volatile.Write(ref _names, names);
            }

            _names[_count] = entry.Name;
            Insert(entry);
            Volatile.Write(ref _count, _count + 1);
            return entry.Index;
        }
    }

    private void Insert(Entry entry)
    {
        if ((_count + 1) * 2 > _slots.Length)
        {
            var larger = new Entry?[_slots.Length * 2];
            foreach (var existing in _slots)
            {
                if (existing is not null)
                {
                    Place(larger, existing);
                }
            }

            Volatile.Write(ref _slots, larger);
        }

        Place(_slots, entry);
    }

    private static void Place(Entry?[] slots, Entry entry)
    {
        var mask = slots.Length - 1;
        var i = entry.Hash & mask;
        while (slots[i] is not null)
        {
            i = (i + 1) & mask;
        }

        Volatile.Write(ref slots[i], entry);
    }

    private static Entry? Find(Entry?[] slots, ReadOnlySpan<char> name, int hash)
    {
        var mask = slots.Length - 1;
        for (var i = hash & mask; ; i = (i + 1) & mask)
        {
            var entry = Volatile.Read(ref slots[i]);
            if (entry is null || (entry.Hash == hash && name.SequenceEqual(entry.Name)))
            {
                return entry;
            }
        }
    }
}
