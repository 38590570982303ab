namespace ModelMonitor.Capture;

/// <summary>
/// The models whose fallback is answering on the current thread. A fallback may ask its model, with other features
/// perhaps, and is then answered by the model: sent to the fallback again, the call would never end.
/// </summary>
internal static class AnsweringFallbacks
{
    [ThreadStatic]
    private static List<ModelBreaker>? t_models;

    public static bool Include(ModelBreaker model) => t_models is { } models && models.Contains(model);

    /// <summary>Notes that a fallback is called.</summary>
    /// <returns>How many others wait for it.</returns>
    public static int Enter(ModelBreaker model)
    {
        var models = t_models ??= [];
        models.Add(model);
        return models.Count - 1;
    }

    /// <summary>Notes that a fallback has returned or thrown.</summary>
    /// <param name="waiting">What <see cref="Enter"/> returned.</param>
    public static void Leave(int waiting)
    {
        if (t_models is { } models && models.Count > waiting)
        {
            models.RemoveRange(waiting, models.Count - waiting);
        }
    }
}
