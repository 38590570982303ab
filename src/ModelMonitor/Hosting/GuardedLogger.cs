using Microsoft.Extensions.Logging;

namespace ModelMonitor.Hosting;

/// <summary>A logger that is user code: what it throws ends here.</summary>
internal sealed class GuardedLogger(ILogger inner) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
#pragma warning disable CA1031 // A log that fails has nowhere to be told.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
