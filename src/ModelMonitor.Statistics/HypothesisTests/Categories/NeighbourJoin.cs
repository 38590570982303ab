namespace ModelMonitor.Statistics;

/// <summary>Which neighbours join until each cell is large enough: cells come in order, and take up others while small.</summary>
internal struct NeighbourJoin(double smallest)
{
    private double _last;

    /// <summary>The number of cells so far.</summary>
    public int Cells { get; private set; }

    /// <summary>Takes the next cell; whether it opens a new one, or else goes into the last.</summary>
    public bool Opens(double total)
    {
        if (Cells > 0 && _last < smallest)
        {
            _last += total;
            return false;
        }
        Cells++;
        _last = total;
        return true;
    }

    /// <summary>Whether the last cell has stayed too small, and goes into the one before it.</summary>
    public bool LastIsLeftOver()
    {
        if (Cells < 2 || !(_last < smallest))
        {
            return false;
        }
        Cells--;
        return true;
    }
}
