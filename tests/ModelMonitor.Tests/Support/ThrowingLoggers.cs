using Microsoft.Extensions.Logging;

namespace ModelMonitor.Tests.Support;

/// <summary>A log whose disk is full.</summary>
public sealed class ThrowingLoggers : ILoggerFactory, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => throw new IOException("no space left");

    public bool IsEnabled(LogLevel logLevel) => throw new IOException("no space left");

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        throw new IOException("no space left");

    public void Dispose()
    {
    }
}
