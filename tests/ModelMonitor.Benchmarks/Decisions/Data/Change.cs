namespace ModelMonitor.Benchmarks.Decisions;

/// <summary>What happens to the first column of a window.</summary>
internal enum Change
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The mean moves by 0.1 standard deviations.</summary>
    Shift010,

    /// <summary>By 0.25.</summary>
    Shift025,

    /// <summary>By 0.5.</summary>
    Shift050,

    /// <summary>Values lie 1.5 times as far from the centre.</summary>
    Spread,

    /// <summary>One value in ten lies three times as far from the centre (Tukey 1960).</summary>
    Contamination,

    /// <summary>2 % of the values are of a category that the baseline never saw.</summary>
    NewCategory,

    /// <summary>5 % of the values are missing.</summary>
    Missing,
}

/// <summary>Changes as the tables call them, and where they make sense.</summary>
internal static class Changes
{
    private static readonly Change[] OfNumbers =
        [Change.Shift010, Change.Shift025, Change.Shift050, Change.Spread, Change.Contamination, Change.Missing];

    private static readonly Change[] OfCategories = [Change.NewCategory, Change.Missing];

    public static IReadOnlyList<Change> Of(DataFamily family) => family == DataFamily.Categorical ? OfCategories : OfNumbers;

    public static string Name(Change change) => change switch
    {
        Change.Shift010 => "shift 0.1 σ",
        Change.Shift025 => "shift 0.25 σ",
        Change.Shift050 => "shift 0.5 σ",
        Change.Spread => "spread x1.5",
        Change.Contamination => "10 % contaminated",
        Change.NewCategory => "new category 2 %",
        Change.Missing => "5 % missing",
        _ => "none",
    };
}
