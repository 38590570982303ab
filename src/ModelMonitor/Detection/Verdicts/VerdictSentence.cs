namespace ModelMonitor.Detection;

/// <summary>The one sentence of a verdict: what moved, by how much, how sure.</summary>
internal static class VerdictSentence
{
    public static string Of(CheckTest test, double adjustedPValue, DriftState state) =>
        $"{test.Subject}: {test.Describe()}; {Words.PValue(adjustedPValue)}{Persistence(state)}";

    public static string Of(ColumnVerdict verdict)
    {
        if (verdict.State == DriftState.NoData)
        {
            return $"{verdict.Name}: no prediction came";
        }

        if (verdict.State == DriftState.InsufficientData)
        {
            return $"{verdict.Name}: {verdict.Count} values are too few to judge";
        }

        if (verdict.Breach is not { } test)
        {
            var held = verdict.State == DriftState.Drifted ? "no change in this window, the alarm is held until more are clean" : "no certain and large change";
            return $"{verdict.Name}: {held}; {Evidence(verdict, verdict.AdjustedPValue)}";
        }

        var what = verdict.Change ?? ShareMoved(test);
        var rule = verdict.Fixed is { } reached && test.IsFixed ? $"{reached}, " : "";
        var evidence = test.Aspect == DriftAspect.RuleViolations
            ? Evidence(test.AdjustedPValue, verdict.Checked)
            : Evidence(verdict, test.AdjustedPValue);
        return $"{verdict.Name}: {what}; {rule}{evidence}{Persistence(verdict.State)}";
    }

    private static string Persistence(DriftState state) => state == DriftState.Suspected ? " (not persistent yet)" : "";

    private static string ShareMoved(AspectTest test)
    {
        var (what, before) = test.Aspect switch
        {
            DriftAspect.MissingValues => ("are missing", "was"),
            DriftAspect.InfiniteValues => ("are infinite", "was"),
            DriftAspect.OutOfRange => ("lie at or beyond the baseline's limits", "was"),
            _ => ("belong to categories that the baseline never saw", "expected"),
        };
        return $"{Words.Percent(test.Share)} of the values {what} ({before} {Words.Percent(test.BaselineShare)})";
    }

    private static string Evidence(ColumnVerdict verdict, double adjustedPValue)
    {
        var psi = verdict.Statistics.Psi > 0 ? $"PSI {Words.Number(verdict.Statistics.Psi)}, " : "";
        return psi + Evidence(adjustedPValue, verdict.Count);
    }

    private static string Evidence(double adjustedPValue, long count) => $"{Words.PValue(adjustedPValue)}, n = {count}";
}
