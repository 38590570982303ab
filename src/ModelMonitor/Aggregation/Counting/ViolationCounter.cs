using System.Numerics;
using System.Runtime.InteropServices;
using ModelMonitor.Schema;

namespace ModelMonitor.Aggregation;

/// <summary>Counts the rules that rows violate. Used by one thread at a time.</summary>
internal sealed class ViolationCounter
{
    private readonly int[] _columns;
    private readonly long[] _countedIn;
    private long _row;

    public ViolationCounter(ModelSchema schema)
    {
        _columns = [.. schema.Rules.Select(rule => rule.Column)];
        _countedIn = new long[schema.MonitoredColumns];
    }

    /// <summary>Whether any rule is violated. Flags are bits: read as numbers they might be NaN or negative zero.</summary>
    public static bool IsAny(ReadOnlySpan<double> flags)
    {
        foreach (var word in MemoryMarshal.Cast<double, ulong>(flags))
        {
            if (word != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds one row.</summary>
    /// <param name="flags">Its flags: bit i of word i / 64 stands for rule i.</param>
    /// <param name="counts">Counts of the same model.</param>
    public void Count(ReadOnlySpan<double> flags, ViolationCounts counts)
    {
        if (IsAny(flags))
        {
            CountBits(MemoryMarshal.Cast<double, ulong>(flags), counts);
        }
    }

    private void CountBits(ReadOnlySpan<ulong> words, ViolationCounts counts)
    {
        _row++;
        for (var i = 0; i < words.Length; i++)
        {
            for (var word = words[i]; word != 0; word &= word - 1)
            {
                var rule = (64 * i) + BitOperations.TrailingZeroCount(word);
                counts.Rules[rule]++;
                ref var countedIn = ref _countedIn[_columns[rule]];
                if (countedIn != _row)
                {
                    countedIn = _row;
                    counts.Columns[_columns[rule]]++;
                }
            }
        }
    }
}
