namespace ModelMonitor.Capture;

/// <summary>
/// Which rows of a batch are recorded: one at random of each block of rows, so that every row is as likely as any
/// other, and no order within batches is met by a regular pattern.
/// </summary>
/// <param name="OneIn">The rows of a block; 1 chooses all.</param>
/// <param name="Seed">Different for each batch.</param>
internal readonly record struct RowChoice(int OneIn, long Seed)
{
    /// <summary>The blocks of a batch, the last of which may be cut short.</summary>
    public int Blocks(int rows) => ((rows - 1) / OneIn) + 1;

    /// <summary>The index of the row chosen of a block, which in the last one may be past the end.</summary>
    public long Choose(int block) => (block * (long)OneIn) + (OneIn == 1 ? 0 : (long)(((ulong)Hash(block) * (uint)OneIn) >> 32));

    // SplitMix64, its upper half.
    private uint Hash(int block)
    {
        var bits = unchecked((((ulong)Seed << 32) + (uint)block + 1) * 0x9E3779B97F4A7C15);
        bits = unchecked((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9);
        bits = unchecked((bits ^ (bits >> 27)) * 0x94D049BB133111EB);
        return (uint)((bits ^ (bits >> 31)) >> 32);
    }
}
