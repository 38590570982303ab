using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ModelMonitor.Tests.Support;

/// <summary>Keeps what is logged.</summary>
public sealed class RecordingLoggers : ILoggerFactory, ILogger
{
    public ConcurrentQueue<(int Id, string? Name, LogLevel Level, string Text)> Messages { get; } = new();

    /// <summary>The faults of its own that an agent has counted, as far as it logs them: the first always.</summary>
    public IEnumerable<string> Faults => Messages.Where(message => message.Name == "AgentFault").Select(message => message.Text);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Messages.Enqueue((eventId.Id, eventId.Name, logLevel, exception is null ? formatter(state, exception) : $"{formatter(state, exception)}: {exception}"));

    public void Dispose()
    {
    }
}
