namespace ModelMonitor.Detection;

/// <summary>
/// When a change is an alarm: certain, large enough, and persistent. How certain follows from the false alarms that a model
/// may raise.
/// </summary>
public sealed class DriftOptions
{
    internal const int SmallestMinimumCount = 30;

    /// <summary>The fewest values on which a column is judged.</summary>
    /// <value>The default value is 30. Allowed: 30 and up.</value>
    public int MinimumCount { get; set; } = 30;

    /// <summary>The smallest PSI above its noise that is large.</summary>
    /// <value>The default value is 0.02. Allowed: 0 to 10.</value>
    public double PsiFloor { get; set; } = 0.02;

    /// <summary>
    /// The smallest distance that is large: the Kolmogorov-Smirnov statistic of a numeric column, the largest
    /// change of a category's share of a categorical one.
    /// </summary>
    /// <value>The default value is 0.02. Allowed: 0 to 1.</value>
    public double DistanceFloor { get; set; } = 0.02;

    /// <summary>
    /// The smallest change of a share (missing, infinite, unseen, out of range) that is large, and the share of predictions that may
    /// violate the rules of a feature.
    /// </summary>
    /// <value>The default value is 0.01. Allowed: 0 to 1.</value>
    public double ShareFloor { get; set; } = 0.01;

    /// <summary>How many of the last <see cref="PersistenceWindows"/> windows that share no row must show a change before it is an alarm.</summary>
    /// <value>The default value is 2. Allowed: 1 to <see cref="PersistenceWindows"/>.</value>
    public int RaiseAfter { get; set; } = 2;

    /// <summary>How many windows are looked back on.</summary>
    /// <value>The default value is 3. Allowed: 1 to 32.</value>
    public int PersistenceWindows { get; set; } = 3;

    /// <summary>How many windows in a row must show no change before an alarm is cleared.</summary>
    /// <value>The default value is 3. Allowed: 1 to 32.</value>
    public int ClearAfter { get; set; } = 3;

    internal DriftOptions Copy() => (DriftOptions)MemberwiseClone();
}
