namespace ModelMonitor.Statistics;

/// <summary>
/// Distances of the rows of a window from the <see cref="PrincipalComponents"/> of a baseline, averaged as in NannyML; mergeable
/// in any order up to rounding. O(1) a row and a merge. A mutable value of 80 bytes: keep it in a field; a copy is independent.
/// </summary>
public struct PrincipalComponentsWindow
{
    private RunningMoments _errors;
    private RunningMoments _tSquared;

    /// <summary>Number of rows.</summary>
    public readonly long Count => _errors.Count;

    /// <summary>Mean reconstruction error; NaN without rows.</summary>
    public readonly double MeanError => _errors.Mean;

    /// <summary>Standard error s/√n of <see cref="MeanError"/>; NaN below two rows.</summary>
    public readonly double StandardErrorOfError => _errors.StandardDeviation / Math.Sqrt(_errors.Count);

    /// <summary>Mean T²; NaN without rows.</summary>
    public readonly double MeanTSquared => _tSquared.Mean;

    /// <summary>Standard error s/√n of <see cref="MeanTSquared"/>; NaN below two rows.</summary>
    public readonly double StandardErrorOfTSquared => _tSquared.StandardDeviation / Math.Sqrt(_tSquared.Count);

    /// <summary>Adds a row.</summary>
    /// <param name="distance">Its distance, as of <see cref="PrincipalComponents.Measure(ReadOnlySpan{double})"/>.</param>
    /// <exception cref="ArgumentException">A part of the distance is NaN or infinite.</exception>
    public void Add(PrincipalComponentsDistance distance)
    {
        if (!double.IsFinite(distance.ReconstructionError + distance.TSquared))
        {
            throw new ArgumentException($"The distance is {distance}. Leave such rows out and count them.", nameof(distance));
        }
        _errors.Add(distance.ReconstructionError);
        _tSquared.Add(distance.TSquared);
    }

    /// <summary>Adds all rows of another window of the same components.</summary>
    /// <param name="other">The window to add; it stays as it is.</param>
    public void Merge(in PrincipalComponentsWindow other)
    {
        _errors.Merge(other._errors);
        _tSquared.Merge(other._tSquared);
    }
}
