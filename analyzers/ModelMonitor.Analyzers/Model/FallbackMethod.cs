namespace ModelMonitor.Analyzers.Model;

/// <summary>The method that answers instead of the model.</summary>
/// <param name="Display">The method as messages show it.</param>
/// <param name="Target">The expression that is called, without arguments, which are those of the model.</param>
internal sealed record FallbackMethod(string Display, string Target);
