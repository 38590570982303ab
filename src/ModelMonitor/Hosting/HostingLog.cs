using Microsoft.Extensions.Logging;

namespace ModelMonitor.Hosting;

internal static partial class HostingLog
{
    [LoggerMessage(1001, LogLevel.Information, "Monitoring model {Model} version {Version}: {Columns} columns, schema {Schema}", EventName = "ModelFound")]
    public static partial void ModelFound(this ILogger logger, string model, string version, int columns, string schema);

    [LoggerMessage(1002, LogLevel.Error, "{Conflict}", EventName = "ModelConflict")]
    public static partial void ModelConflict(this ILogger logger, string conflict);

    [LoggerMessage(1003, LogLevel.Warning, "No monitored model is known yet. Mark a prediction method with [Monitored], and check that the project that calls it references the package", EventName = "NoModels")]
    public static partial void NoModels(this ILogger logger);

    [LoggerMessage(1004, LogLevel.Warning, "Predictions of model {Model} version {Version} are being dropped: {Dropped} so far, the agent does not keep up or a feature cannot be read", EventName = "PredictionsDropped")]
    public static partial void PredictionsDropped(this ILogger logger, string model, string version, long dropped);

    [LoggerMessage(2001, LogLevel.Information, "Baseline {Baseline} of model {Model} version {Version} is in use: {Rows} rows, {Origin}", EventName = "BaselineInUse")]
    public static partial void BaselineInUse(this ILogger logger, string model, string version, string baseline, long rows, string origin);

    [LoggerMessage(2002, LogLevel.Error, "Model {Model} version {Version} is not monitored: {Reason}", EventName = "BaselineRejected")]
    public static partial void BaselineRejected(this ILogger logger, string model, string version, string reason);

    [LoggerMessage(2003, LogLevel.Error, "A fault in the agent was caught, number {Count}; monitoring goes on", EventName = "AgentFault")]
    public static partial void AgentFault(this ILogger logger, Exception exception, long count);

    [LoggerMessage(2005, LogLevel.Information, "Model {Model} version {Version}: a single test is certain at p <= {Level:0.##e+0} ({Reason})", EventName = "ThresholdsSet")]
    public static partial void ThresholdsSet(this ILogger logger, string model, string version, double level, string reason);

    [LoggerMessage(2006, LogLevel.Error, "Options of model {Model} version {Version} do not fit it and are left out: {Reason}", EventName = "OptionsMisfit")]
    public static partial void OptionsMisfit(this ILogger logger, string model, string version, string reason);

    [LoggerMessage(2004, LogLevel.Warning, "Shutting down took longer than {Timeout}; what was not read or delivered is lost", EventName = "ShutdownTimedOut")]
    public static partial void ShutdownTimedOut(this ILogger logger, TimeSpan timeout);

    [LoggerMessage(2010, LogLevel.Warning, "Model {Model} version {Version} has no segments by '{Feature}', since its baseline holds no counts of them. Make it anew with Baseline.FromRows, with [Segment] on the feature or its name in 'segments'", EventName = "SegmentsMissing")]
    public static partial void SegmentsMissing(this ILogger logger, string model, string version, string feature);
}
